<#import "parts.ftl" as p><#assign t = p.t s = p.s src = p.src cell = p.cell>
# ${t("page.signature")}

${t("page.signature.about")}

<#list rulebook.signatures as signature>
## ${signature.name} `${signature.algorithm}` ${src(signature.source)}

<#if texts.has("signature." + signature.name)>
${t("signature." + signature.name)}

</#if>
${t("signing.window", signature.window.toMinutes())}

<#list coverage.at("signature", "signature-" + signature.name) as fact>
- ${t("fact." + fact.kind)}<#if fact.value?has_content>: `${fact.value}`</#if> ${src(fact.source)}
</#list>

### ${t("rules." + signature.name)}

<@p.rules signature.name/>
</#list>
## ${t("section.decoding")}

<@p.rules "decoding"/>
## ${t("section.time")}

<@p.rules "time"/>
## ${t("section.vectors")}

${t("vectors.intro")}

<#list rulebook.signatures as signature>
<#assign vectors = rulebook.gateway.vectors?filter(one -> one.signature == signature.name)>
### ${signature.name} `${signature.algorithm}`

| ${t("word.name")} | ${t("vectors.request")} | ${t("vectors.key")} | ${t("vectors.result")} |
| --- | --- | --- | --- |
<#list vectors as one><#assign request = one.request>
| ${one.name} | ${cell(s("x-signature-vectors/" + one.name, one.zh, "text", one.text))} ${src(one.source)} `${request.method}`<#list request.parameters as name, value> `${name}=${value}`</#list><#if request.headers?size gt 0> ${t("vectors.headers")}<#list request.headers as name, value> `${name}: ${value}`</#list></#if><#if request.signedHeaders?size gt 0> ${t("vectors.signed-headers")} `${request.signedHeaders?join(";")}`</#if><#if request.body?has_content> ${t("vectors.body")} `${request.body}`</#if> | `${request.keyId}` `${request.secret}` | `${one.result}`<#if one.hash?has_content> ${t("vectors.hash")} `${one.hash}`</#if> |
</#list>

<#list vectors?filter(one -> one.signed?has_content) as one>
${t("vectors." + signature.name, one.name)}

```
${one.signed}
```

</#list>
</#list>
## ${t("section.mistakes")}

${t("signature.mistakes")}
