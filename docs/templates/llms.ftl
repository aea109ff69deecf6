# ${name}

> ${description}

Every page is also available as Markdown. Codes and messages are exact. Every fact has a source label.

## Operations
<#list rulebook.operations as op>
- [${op.name}](en/${op.name}.md): ${op.page.summary}
</#list>

## Reference
<#list pages as page><#if !page.operation?? && page.name != "index">
- [${texts.text("page." + page.name)}](en/${page.name}.md): ${texts.text("page." + page.name + ".about")}
</#if></#list>

## Guides
<#list guidePages as page>
- [${page.guide.title}](en/${page.name}.md): ${page.guide.description}
</#list>

## Contract
- [openapi.yaml](openapi.yaml): the contract that the reference is generated from
- [openapi.json](openapi.json): the same contract as JSON

## 中文
<#list pages as page>
- [${page.name}](zh/${page.name}.md)
</#list>
