[#function snake name]
  [#return name?replace("([a-z0-9])([A-Z])", "$1_$2", "r")?lower_case]
[/#function]
[#function literal argument]
  [#if argument.unique]
    [#return "str(uuid.uuid4())"]
  [#elseif argument.type != "string"]
    [#return argument.value]
  [/#if]
  [#return "\"" + argument.value?j_string + "\""]
[/#function]
"""
[=comment("", program.summary)]
"""

import os
[#if program.unique]
import uuid
[/#if]

from alibabacloud_bssopenapi20171214 import models
from alibabacloud_bssopenapi20171214.client import Client
from alibabacloud_tea_openapi import models as open_api_models
from alibabacloud_tea_openapi.exceptions import AlibabaCloudException

client = Client(
    open_api_models.Config(
        access_key_id=os.environ.get("BSS_ACCESS_KEY_ID", "testid"),
        access_key_secret=os.environ.get("BSS_ACCESS_KEY_SECRET", "testsecret"),
        endpoint=os.environ.get("BSS_ENDPOINT", "127.0.0.1:8080"),
        protocol="http",  # https for the real service
    )
)


def send(request):
[=comment("    # ", "Without a response, another exception is raised. " + program.caution)]
    try:
        response = client.[=program.snake()](request).body
    except AlibabaCloudException as error:
        print("Error:", error.status_code, error.code)
        print("Message:", error.data.get("Message"))  # error.message adds status and ID
        print("RequestId:", error.request_id)
[#list program.branches as branch]
        if error.code == "[=branch.code?j_string]":
[=comment("            # ", branch.advice)]
            print("[=branch.says?j_string]")
            return
[/#list]
        raise
[#if program.wide]
    # Python does not round large integers.
[/#if]
[#list program.printed as field]
    print("[=field.path?join(".")]:", response.[=field.path?map(name -> snake(name))?join(".")])
[/#list]


if __name__ == "__main__":
    send(
        models.[=program.action]Request(
[#list program.call as argument]
            [=snake(argument.name)]=[=literal(argument)],
[/#list]
        )
    )
[#if program.expected?has_content]

[=comment("    # ", program.expected)]
    send(
        models.[=program.action]Request(
[#list program.wrong as argument]
            [=snake(argument.name)]=[=literal(argument)],
[/#list]
        )
    )
[/#if]
