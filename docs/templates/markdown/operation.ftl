<#import "parts.ftl" as p><#assign op = page.operation t = p.t s = p.s src = p.src cell = p.cell place = op.name>
<#macro field response rule path>
| `${path}` | ${rule.type}<#if rule.format?has_content> (${rule.format})</#if> | ${rule.required?then(t("response.always"), t("response.sometimes"))} | ${cell(s(place + "/" + path, rule.zh, "description", rule.description))}<#list rule.values as value> `${value}`</#list><#if response.same[path]??> ${t("response.same", response.same[path])}<#elseif rule.unique> ${t("response.unique")}</#if> | ${src(rule.source)} |
<#list rule.fields as inner><@field response inner path + "." + inner.name/></#list>
</#macro>
<#macro fields response>
| ${t("response.field")} | ${t("response.type")} | ${t("response.presence")} | ${t("response.meaning")} | ${t("word.source")} |
| --- | --- | --- | --- | --- |
<#list response.fields as rule><@field response rule rule.name/></#list>
</#macro>
# ${op.name}

${s(place, op.page.zh, "summary", op.page.summary)}${t("mark.stop")} ${src(op.source)}

${s(place, op.page.zh, "description", op.page.description)}

`${rulebook.wire.methods?join(" / ")} ${rulebook.wire.path}?Action=${op.action}&Version=${rulebook.wire.version}`

## ${t("section.parameters")}

<#list op.parameters as parameter>
### `${parameter.name}` {#parameter-${parameter.name}}

${s(place + "/" + parameter.name, parameter.zh, "description", parameter.description)} ${src(parameter.source)}

<#list parameter.notes as note>
${s(place + "/" + parameter.name + "/x-notes", note.zh, "text", note.text)} ${src(note.source)}

</#list>
<#if parameter.wants?has_content>
- ${t("parameters.wants")} ${s(place + "/" + parameter.name, parameter.zh, "wants", parameter.wants)}
</#if>
- ${t("response.type")}: ${parameter.type}<#if parameter.format?has_content> (${parameter.format})</#if>
- ${t("word.presence")}: ${parameter.required?then(t("word.required"), t("word.optional"))} ${src(texts.source(parameter, "required"))}
<#if parameter.values?size gt 0>
- ${t("word.values")}: <#list parameter.values as value>`${value}`<#sep>, </#sep></#list> ${src(texts.source(parameter, "values"))}
</#if>
<#if parameter.value.defaultValue??>
- ${t("word.default")}: `${parameter.value.defaultValue}` ${src(texts.source(parameter, "defaultValue"))}
</#if>
<#if parameter.value.pattern??>
- ${t("word.pattern")}: `${parameter.value.pattern}` ${src(texts.source(parameter, "pattern"))}
</#if>
<#if parameter.value.minimum?? || parameter.value.maximum??>
- ${t("word.range")}: `${parameter.value.minimum!"−∞"}` – `${parameter.value.maximum!"∞"}` ${src(texts.source(parameter, "minimum"))}
</#if>
<#if parameter.example?has_content>
- ${t("word.example")}: `${parameter.example}` ${src(parameter.source)}
</#if>
<#list troubles as trouble><#if parameter.reaction(trouble)??>
<#assign rule = parameter.reaction(trouble)>
- ${t("trouble." + trouble?lower_case)}: `${rule.error.code}`<#if rule.only??> (${s(place + "/" + parameter.name + "/" + trouble?lower_case, rule.zh, "only", rule.only)})</#if> ${src(rule.source)}
</#if></#list>
<#if parameter.exists??>
- ${t("trouble.exists")}: `${parameter.exists.error.code}` ${src(parameter.exists.source)}
</#if>

</#list>
<#if op.page.requests?size gt 0>
### ${t("parameters.requests")}

<#list op.page.requests as request>
- `${request.name}`: ${s(place + "/requests/" + request.name, request.zh, "summary", request.summary)}: <#list request.values as name, value>`${name}=${value}`<#sep> </#sep></#list>
</#list>

</#if>
## ${t("section.answer")}

### ${t("response.success")}

<@fields op.success/>

<#list successes as example>
```${example.language}
${example.text}
```

</#list>
### ${t("response.failure")}

<@fields op.failure/>

<#list failures as example>
```${example.language}
${example.text}
```

</#list>
${t("response.numbers")}

## ${t("section.errors")}

<#list op.errors as row><#assign recipe = recipes.of(op, row)>
<@p.error row op.name>
<#if recipe.natural>
- ${t("error.simulator")}: <#list recipe.values as name, value>`${name}=${value}`<#sep> </#sep></#list><#if recipe.role.word() != "full"> (${t("simulator.with-key", keys.of(recipe.role).id)})</#if>
</#if>
<#if row.when == "record-exists">
- ${t("error.simulator")}: ${t("simulator.twice")}
</#if>
<#if recipe.requestable>
- ${t("error.simulator")}: ${t("simulator.word")} `${recipe.magicParameter}=sim-fault-${recipe.word}`
</#if>
</@p.error>
</#list>
## ${t("section.retry")}

<#list op.page.repeats as repeat>
${s(place + "/x-repeat", repeat.zh, "text", repeat.text)} ${src(repeat.source)}

</#list>
| ${t("retry.response")} | ${t("error.repeat")} |
| --- | --- |
| ${t("retry.lost")} | ${cell(t("retry.lost.text"))} |
<#list op.errors as row><#if row.advice.blame?has_content>
| `${row.code}` | ${cell(t("repeat." + row.advice.blame))} |
</#if></#list>

## ${t("section.signing")}

<#list rulebook.signatures as signature>
- ${signature.name}: `${signature.algorithm}`, ${t("signing.window", signature.window.toMinutes())} ${src(signature.source)}
</#list>

## ${t("section.samples")}

<#list samples as sample>
### ${sample.title}

```${sample.highlight}
${sample.text}
```

</#list>
## ${t("section.limits")}

- ${t("limits.rate")}: <#if op.rate??>${t("limits.rate.text", op.rate.requests, op.rate.seconds)} ${src(op.rate.source)}<#else>${t("limits.norate")}<#if op.quotaPageRate??> ${t("limits.quotapage", op.quotaPageRate.requests, op.quotaPageRate.seconds)} ${src(op.quotaPageRate.source)}</#if></#if> ${t("limits.more")}
- ${t("limits.permission")}: `${op.ram.action}`<#if op.ram.also??> ${t("limits.also")} `${op.ram.also.action}` ${src(op.ram.also.source)}</#if><#if op.ram.access?has_content>, ${op.ram.access}</#if><#if op.ram.resource?has_content>, `${op.ram.resource}`</#if> ${src(op.ram.source)}

<#if op.ram.description?has_content>
${s(place + "/x-ram-action", op.ram.zh, "description", op.ram.description)} ${src(op.ram.source)}

</#if>
## ${t("section.history")}

<#list op.page.history as change>
- <#if change.when?has_content>${change.when}: </#if>${s(place + "/x-history", change.zh, "text", change.text)} ${src(change.source)}
<#else>
- ${t("history.none")}
</#list>

## ${t("section.sources")}

<#list op.page.documents as document>
- [${document.label}] ${document.title}<#if document.updated?has_content>, ${t("sources.updated", document.updated)}</#if>
</#list>
