<#import "parts.ftl" as p><#assign t = p.t s = p.s src = p.src>
# ${t("index.title")}

${t("index.lead")}

${s("info", rulebook.about.zh, "description", rulebook.about.description)}

## ${t("section.operations")}

<#list rulebook.operations as op>
- [${op.name}](${op.name}.md): ${s(op.name, op.page.zh, "summary", op.page.summary)}${t("mark.stop")} ${src(op.source)}
</#list>

## ${t("section.start")}

${t("start.simulator")}

    java -jar bss-simulator.jar

${t("start.sdk")}

${t("start.check")}

    java -jar bss-conformance.jar http://127.0.0.1:8080

## ${t("section.guides")}

<#list guidePages as other>
- [${other.guide.title}](${(language.folder() == "en")?then("", "../en/")}${other.name}.md): ${other.guide.description}
</#list>

## ${t("section.reading")}

${t("reading.labels")}

<#list rulebook.about.sources as label, text>
- ${label}: ${s("x-sources", sourceTexts, label, text)}
</#list>

## ${t("section.more")}

<#list pages as other><#if !other.operation?? && other.name != "index">
- [${t("page." + other.name)}](${other.name}.md): ${t("page." + other.name + ".about")}
</#if></#list>
