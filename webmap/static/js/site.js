// @ts-check
// What every page has: the header's menu and the search box.
import "./header.js";
import "./search-box.js";
