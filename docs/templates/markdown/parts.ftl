<#function src source><#return "[" + texts.labels(source)?join(" ") + "]"></#function>
<#function t key args...><#if args?size == 0><#return texts.text(key)></#if><#if args?size == 1><#return texts.text(key, args[0])></#if><#return texts.text(key, args[0], args[1])></#function>
<#function s place zh key english><#return texts.spec(place, zh, key, english)></#function>
<#function cell text><#return text?replace("|", "\\|")?replace("\n", " ")></#function>
<#macro checks found><#if found?size == 0>${t("checks.none")}<#else><#list found as check>`${check.address}`<#sep>, </#sep></#list></#if></#macro>
<#macro rules about>
<#list rulebook.gateway.rulesAbout(about) as rule>
- ${s("x-rules/" + rule.name, rule.zh, "text", rule.text)} ${src(rule.source)}
</#list>

</#macro>
<#macro error row group>
### `${row.code}` HTTP ${row.status} ${src(row.source)} {#error-${row.name}}

> ${row.message}

- ${t("error.cause")}: ${s(group + "/" + row.name, row.zh, "cause", row.cause)} ${src(row.condition.source)}
<#if row.advice.likely?has_content>
- ${t("error.likely")}: ${s(group + "/" + row.name, row.zh, "likely", row.advice.likely)}
</#if>
- ${t("error.fix")}: ${s(group + "/" + row.name, row.zh, "fix", row.advice.fix)}
<#if row.advice.blame?has_content>
- ${t("error.repeat")}: ${t("repeat." + row.advice.blame)}
</#if>
<#nested>
<#list row.others as other>
- ${t("error.others")}: `${other.code}` HTTP ${other.status}: ${other.message} ${src(other.source)}
</#list>
- ${t("error.checks")}: <#if row.certainty.row != "high">${t("error.unsure")} </#if><@checks coverage.checksAt(group, "error-" + row.name)/>

</#macro>
