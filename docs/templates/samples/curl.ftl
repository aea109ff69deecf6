[#function word argument]
  [#if argument.unique]
    [#return argument.name + "=\"$(date +%s)-$$\""]
  [#elseif argument.value?matches("[A-Za-z0-9._:-]*")]
    [#return argument.name + "=" + argument.value]
  [/#if]
  [#return argument.name + "='" + argument.value?replace("'", "'\\''") + "'"]
[/#function]
#!/bin/sh
[=comment("# ", program.summary)]
# Every call needs its own signature, so curl alone cannot make one. bss-conformance signs the
# request, sends it, and prints request and response unchanged.
set -eu

jar=${BSS_CONFORMANCE_JAR:-bss-conformance.jar}
profile=$(mktemp)
trap 'rm -f "$profile"' EXIT
cat > "$profile" <<END
target: http://${BSS_ENDPOINT:-127.0.0.1:8080}
keys:
  full: {id: '${BSS_ACCESS_KEY_ID:-testid}', secret: '${BSS_ACCESS_KEY_SECRET:-testsecret}'}
END

# Prints a field of the response as text, so that an integer keeps all its digits.
field() {
  printf '%s\n' "$body" | grep -oE "\"$1\":(\"[^\"]*\"|[^,}]*)" | head -n 1 |
    sed 's/^[^:]*://; s/"//g'
}

send() {
  exchange=$(java -jar "$jar" call [=program.action] "$@" --profile "$profile") || {
[=comment("    # ", program.caution)]
    echo "$exchange" >&2
    exit 1
  }
  status=$(printf '%s\n' "$exchange" | sed -n 's/^HTTP \([0-9]*\).*/\1/p')
  body=$(printf '%s\n' "$exchange" | tail -n 1)
  if [ "$status" = 200 ]; then
[#list program.printed as field]
    echo "[=field.path?join(".")]: $(field [=field.path?last])"
[/#list]
    return
  fi
  echo "Error: $status $(field Code)"
  echo "Message: $(field Message)"
  echo "RequestId: $(field RequestId)"
  case $(field Code) in
[#list program.branches as branch]
    '[=branch.code]')
[=comment("      # ", branch.advice)]
      echo '[=branch.says]' ;;
[/#list]
    *) exit 1 ;;
  esac
}

send[#list program.call as argument] \
  [=word(argument)][/#list]
[#if program.expected?has_content]

[=comment("# ", program.expected)]
send[#list program.wrong as argument] \
  [=word(argument)][/#list]
[/#if]
