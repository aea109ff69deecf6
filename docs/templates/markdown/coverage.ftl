<#import "parts.ftl" as p><#assign t = p.t src = p.src cell = p.cell>
# ${t("page.coverage")}

${t("page.coverage.about")}

${t("coverage.total", coverage.facts()?size, coverage.facts()?filter(fact -> !fact.checked)?size)}

## ${t("section.ways")}

${t("coverage.ways")}

| ${t("word.fact")} |<#list coverage.columns() as column> ${column.label()} |</#list>
| --- |<#list coverage.columns() as column> --- |</#list>
<#list coverage.ways().rows() as row>
| `${row.fact()}` |<#list coverage.columns() as column> ${row.cell(column)} |</#list>
</#list>

<#list coverage.ways().reasons() as reason>
- ${reason.mark()}: ${reason.why()}
</#list>

<#list pages as other><#assign found = coverage.of(other.name)><#if found?size gt 0>
## ${other.name}

| ${t("word.about")} | ${t("word.fact")} | ${t("word.value")} | ${t("word.source")} | ${t("word.checks")} |
| --- | --- | --- | --- | --- |
<#list found as fact>
| `${fact.subject}` | ${t("fact." + fact.kind)} | ${cell(fact.value)} | ${src(fact.source)} | ${fact.checked?then(fact.checks?size, t("checks.none"))} |
</#list>

</#if></#list>
