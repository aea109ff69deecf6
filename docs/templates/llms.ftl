# ${name}

> ${description}

Every page is there as Markdown too. Codes and messages are exact; every fact carries the label of its source.

## Operations
<#list rulebook.operations as op>
- [${op.name}](en/${op.name}.md): ${op.summary}
</#list>

## Reference
<#list pages as page><#if !page.operation?? && page.name != "index">
- [${words.text("page." + page.name)}](en/${page.name}.md): ${words.text("page." + page.name + ".about")}
</#if></#list>

## Contract
- [openapi.yaml](openapi.yaml): the contract that all pages are made from
- [openapi.json](openapi.json): the same as JSON

## 中文
<#list pages as page>
- [${page.name}](zh/${page.name}.md)
</#list>
