<#import "parts.ftl" as p><#assign t = p.t s = p.s src = p.src cell = p.cell>
<#macro facts anchor>
| ${t("word.about")} | ${t("word.fact")} | ${t("word.value")} | ${t("word.source")} |
| --- | --- | --- | --- |
<#list coverage.at("gateway", anchor) as fact>
| `${fact.subject}` | ${t("fact." + fact.kind)} | ${cell(fact.value)} | ${src(fact.source)} |
</#list>

</#macro>
# ${t("page.gateway")}

${t("page.gateway.about")}

## ${t("section.wire")}

${t("wire.intro")}

<@facts "wire"/>
<@p.rules "wire"/>
## ${t("section.common")}

${t("common.intro")}

<#list rulebook.signatures as signature>
### ${signature.name} `${signature.algorithm}`

<#list rulebook.gateway.common?filter(one -> one.signature == signature.name) as one>
- `${one.name}` (${t("in." + one.in)}, ${one.required?then(t("word.required"), t("word.optional"))}): ${s("x-common-parameters/" + one.name, one.zh, "description", one.description)} ${src(one.source)}
</#list>

</#list>
## ${t("section.formats")}

<@p.rules "formats"/>
## ${t("section.answers")}

${t("answers.intro")}

<@facts "answers"/>
## ${t("section.headers")}

<#list rulebook.gateway.headers as header>
- `${header.name}`: ${s("headers/" + header.name, header.zh, "description", header.description)} ${src(header.source)}
</#list>

## ${t("section.failure")}

${t("failure.intro")}

<#list rulebook.gatewayFailure().fields as rule>
- `${rule.name}` (${rule.type}): ${s("gateway/" + rule.name, rule.zh, "description", rule.description)} ${src(rule.source)}
</#list>

## ${t("section.rate")}

<#list rulebook.operations?filter(op -> op.rate??) as op>
- `${op.name}`: ${t("limits.rate.text", op.rate.requests, op.rate.seconds)} ${src(op.rate.source)}
</#list>
<@p.rules "rate"/>
## ${t("section.sizes")}

<@p.rules "sizes"/>
## ${t("section.errors")}

${t("errors.gateway.intro")}

<#list rulebook.gatewayErrors as row>
<@p.error row "gateway">
<#if recipes.operationFor(row)??><#assign op = recipes.operationFor(row) recipe = recipes.of(op, row)>
- ${t("error.simulator")}: ${t("simulator.word")} `${recipe.magicParameter}=sim-fault-${recipe.word}` (`${op.name}`)
<#else>
- ${t("error.simulator")}: ${t("simulator.none")}
</#if>
</@p.error>
</#list>
