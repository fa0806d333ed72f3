"use strict";
(() => {
{% for module in modules %}
const {{ module.name | scope }} = (() => {
{% for source, names in module.takes %}
const { {{ names }} } = {{ source | scope }};
{% endfor %}
{{ module.body }}
return { {{ module.gives | join(", ") }} };
})();
{% endfor %}
{{ "standalone" | scope }}.startStandalone({{ "map-parts" | scope }});
})();
