<#import "parts.ftl" as p><#assign t = p.t src = p.src>
# ${t("page.checks")}

${t("page.checks.about")}

<#list coverage.groups() as group, found>
## `${group}`

<#list found as check>
- `${check.address}` (${check.demand?lower_case}) ${check.statement} ${src(check.source)}
</#list>

</#list>
