<#import "parts.ftl" as p><#assign t = p.t s = p.s src = p.src>
# ${t("page.sources")}

${t("page.sources.about")}

<#list rulebook.about.sources as label, text>
## ${label}

${s("x-sources", sourceTexts, label, text)}

<#if texts.has("source." + label)>
${t("source." + label)}

</#if>
</#list>
