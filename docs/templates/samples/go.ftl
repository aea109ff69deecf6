[#function literal argument]
  [#if argument.unique]
    [#return "tea.String(strconv.FormatInt(time.Now().UnixNano(), 36))"]
  [#elseif argument.type == "int64"]
    [#return "tea.Int64(" + argument.value + ")"]
  [#elseif argument.type == "int32"]
    [#return "tea.Int32(" + argument.value + ")"]
  [/#if]
  [#return "tea.String(\"" + argument.value?j_string + "\")"]
[/#function]
[#macro fields arguments]
  [#local width = 0]
  [#list arguments as argument][#if argument.name?length gt width][#local width = argument.name?length][/#if][/#list]
  [#list arguments as argument]
		[=(argument.name + ":")?right_pad(width + 1)] [=literal(argument)],
  [/#list]
[/#macro]
[#assign readers = {"string": "StringValue", "boolean": "BoolValue", "int32": "Int32Value", "int64": "Int64Value"}]
[=comment("// ", program.summary)]
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
[#if program.unique]
	"strconv"
	"time"
[/#if]

	bssopenapi "github.com/alibabacloud-go/bssopenapi-20171214/v6/client"
	openapi "github.com/alibabacloud-go/darabonba-openapi/v2/client"
	"github.com/alibabacloud-go/tea/tea"
)

func main() {
	client, err := bssopenapi.NewClient(&openapi.Config{
		AccessKeyId:     tea.String(setting("BSS_ACCESS_KEY_ID", "testid")),
		AccessKeySecret: tea.String(setting("BSS_ACCESS_KEY_SECRET", "testsecret")),
		Endpoint:        tea.String(setting("BSS_ENDPOINT", "127.0.0.1:8080")),
		Protocol:        tea.String("http"), // https for the real service
	})
	if err != nil {
		log.Fatal(err)
	}
	send(client, &bssopenapi.[=program.action]Request{
[@fields program.call/]
	})
[#if program.expected?has_content]

[=comment("\t// ", program.expected)]
	send(client, &bssopenapi.[=program.action]Request{
[@fields program.wrong/]
	})
[/#if]
}

func send(client *bssopenapi.Client, request *bssopenapi.[=program.action]Request) {
	response, err := client.[=program.action](request)
	if err == nil {
[#list program.printed as field]
		fmt.Println("[=field.path?join(".")]:", tea.[=readers[field.type]](response.Body.[=field.path?join(".")]))
[/#list]
		return
	}
	var sdkError *tea.SDKError
	if !errors.As(err, &sdkError) || sdkError.StatusCode == nil {
[=comment("\t\t// ", program.caution)]
		log.Fatal(err)
	}
	var body struct{ Message, RequestId string } // Data is the response as text
	if err := json.Unmarshal([]byte(tea.StringValue(sdkError.Data)), &body); err != nil {
		log.Fatal(err)
	}
	fmt.Println("Error:", tea.IntValue(sdkError.StatusCode), tea.StringValue(sdkError.Code))
	fmt.Println("Message:", body.Message)
	fmt.Println("RequestId:", body.RequestId)
	switch tea.StringValue(sdkError.Code) {
[#list program.branches as branch]
	case "[=branch.code?j_string]":
[=comment("\t\t// ", branch.advice)]
		fmt.Println("[=branch.says?j_string]")
[/#list]
	default:
		log.Fatal(err)
	}
}

func setting(name, fallback string) string {
	if value, isSet := os.LookupEnv(name); isSet {
		return value
	}
	return fallback
}
