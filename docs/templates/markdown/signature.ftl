<#import "parts.ftl" as p><#assign t = p.t src = p.src cell = p.cell>
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

</#list>
## ${t("section.mistakes")}

${t("signature.mistakes")}
