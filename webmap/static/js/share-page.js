// @ts-check
// The share page by itself.
import { required } from "./dom.js";
import { bringToLife } from "./share-body.js";

bringToLife(required("#share-body"));
