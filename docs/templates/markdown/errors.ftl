<#import "parts.ftl" as p><#assign t = p.t s = p.s cell = p.cell>
<#macro rows errors group target>
| ${t("error.code")} | HTTP | ${t("error.message")} | ${t("error.cause")} | ${t("word.source")} |
| --- | --- | --- | --- | --- |
<#list errors as row>
| [`${row.code}`](${target}.md#error-${row.name}) | ${row.status} | ${cell(row.message)} | ${cell(s(group + "/" + row.name, row.zh, "cause", row.cause))} ${p.src(row.condition.source)} | ${p.src(row.source)} |
</#list>

</#macro>
# ${t("page.errors")}

${t("page.errors.about")}

<#list rulebook.operations as op>
## ${op.name}

<@rows op.errors op.name op.name/>
</#list>
## ${t("page.gateway")}

<@rows rulebook.gatewayErrors "gateway" "gateway"/>
