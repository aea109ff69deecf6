package io.github.bsskit.simulator.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bsskit.simulator.gateway.RawRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallTextTest {

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080/?Action=X&A=%20b, 127.0.0.1:8080, /,  Action=X&A=%20b",
    "127.0.0.1:8080/?Action=X,               127.0.0.1:8080, /,  Action=X",
    "http://h?Action=X#part,                 h,              /,  Action=X",
    "https://h:443/X?A=1,                    h,              /X, A=1",
    "http://h:80/?A=1,                       h,              /,  A=1",
    "https://h:80/?A=1,                      h:80,           /,  A=1",
    "http://user:pass@h:8080/?A=1,           h:8080,         /,  A=1",
    "http://[::1]:8080/?A=1,                 [::1]:8080,     /,  A=1",
    "'\"http://h/?A=1\"',                    h,              /,  A=1",
    "\uFEFFhttp://h/?A=1,                    h,              /,  A=1",
  })
  void urlIsReadAsAGet(String url, String host, String path, String query) {
    RawRequest call = CallText.read(url + "  \n");

    assertThat(call.method()).isEqualTo("GET");
    assertThat(call.header("Host")).contains(host);
    assertThat(call.path()).isEqualTo(path);
    assertThat(call.query()).isEqualTo(query);
    assertThat(call.body()).isEmpty();
  }

  @Test
  void urlWithoutAHostIsRead() {
    RawRequest call = CallText.read("/?Action=X");

    assertThat(call.query()).isEqualTo("Action=X");
    assertThat(call.header("Host")).isEmpty();
  }

  @Test
  void commandWithSeveralLinesAndAllQuotesIsRead() {
    RawRequest call =
        CallText.read(
            """
            $ curl -sS -X POST "http://127.0.0.1:8080/?A=\\"1\\"&B=\\$2" \\
              -H 'x-acs-action: CreateResellerUserQuota' \\
              --header=x-acs-date:2025 -H x-acs-signature-nonce:\\ a\\'b \\
              --data-raw $'a=\\u4e2d\\x26\\'\\n\\t\\\\' | jq .
            """);

    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.query()).isEqualTo("A=\"1\"&B=$2");
    assertThat(call.header("x-acs-action")).contains("CreateResellerUserQuota");
    assertThat(call.header("x-acs-date")).contains("2025");
    assertThat(call.header("x-acs-signature-nonce")).contains("a'b");
    assertThat(body(call)).isEqualTo("a=中&'\n\t\\");
  }

  @Test
  void dataIsSentAsAForm() {
    RawRequest call = CallText.read("curl h:1/ -d a=1 --data 'b=2 3' -dc=4");

    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.header("Content-Type")).contains("application/x-www-form-urlencoded");
    assertThat(call.header("Host")).contains("h:1");
    assertThat(body(call)).isEqualTo("a=1&b=2 3&c=4");
  }

  @Test
  void valuesAreParsedAsByCurl() {
    RawRequest request =
        CallText.read("curl h/ -d=1 -sd=2 -d -d --data=3=4 --data-raw @5 -d '' --data-raw '\"6\"'");

    assertThat(body(request)).isEqualTo("=1&=2&-d&3=4&@5&&\"6\"");
  }

  @Test
  void headersOfTheCommandAreKept() {
    RawRequest call =
        CallText.read(
            "curl h/ -d a -H 'Content-Type: text/plain' -H 'Host: other' -A me -H 'X-Empty;'"
                + " -H Accept:");

    assertThat(call.headers("Content-Type")).containsExactly("text/plain");
    assertThat(call.headers("Host")).containsExactly("other");
    assertThat(call.header("User-Agent")).contains("me");
    assertThat(call.header("X-Empty")).contains("");
    assertThat(call.header("Accept")).isEmpty();
  }

  @Test
  void urlEncodedDataIsEncoded() {
    RawRequest call = CallText.read("curl h/ --data-urlencode 'n=a b&中' --data-urlencode '=*~'");

    assertThat(body(call)).isEqualTo("n=a+b%26%E4%B8%AD&%2A~");
  }

  @Test
  void dataOfAGetIsPutIntoTheQuery() {
    RawRequest call = CallText.read("curl -sGd b=2 'http://h/?a=1' -d c=3");

    assertThat(call.method()).isEqualTo("GET");
    assertThat(call.query()).isEqualTo("a=1&b=2&c=3");
    assertThat(call.body()).isEmpty();
    assertThat(call.header("Content-Type")).isEmpty();
  }

  /** What browsers copy for cmd.exe, older and newer ones; every text means the same request. */
  static Stream<String> copiesForCmd() {
    return Stream.of(
        """
        curl ^"http://h:1/?A=%^20b^&B=^%^E4^%^BD^%^A0^&C=100^%^25^" ^
          -H ^"accept: */*^" ^
          -H ^"x-note: ^\\^"q^\\^"^%^PATH^% a^^b ^<x^>^|^!^" ^
          -H ^"content-type: application/json^" ^
          --data-raw ^"^{^\\^"a^\\^":1,^\\^"p^\\^":^\\^"x^%y^\\^"^}^" ^
          --compressed ^
          --insecure
        """,
        """
        curl "http://h:1/?A="%"20b&B="%"E4"%"BD"%"A0&C=100"%"25" ^
          -H "accept: */*" ^
          -H "x-note: ""q""\"%"PATH"%" a^b <x>|!" ^
          -H "content-type: application/json" ^
          --data-raw "{""a"":1,""p"":""x"%"y""}" ^
          --compressed ^
          --insecure
        """,
        """
        curl "http://h:1/?A="%"20b&B="%"E4"%"BD"%"A0&C=100"%"25" -H "accept: */*" \
        -H "x-note: ""q""\"%"PATH"%" a^b <x>|!" -H "content-type: application/json" \
        --data-raw "{""a"":1,""p"":""x"%"y""}" --compressed --insecure
        """,
        """
        curl "http://h:1/?A=^%^20b^&B=^%^E4^%^BD^%^A0^&C=100^%^25" ^
          -H "accept: */*" ^
          -H "x-note: ^\\^"q^\\^"^%^PATH^% a^^b ^<x^>^|^!" ^
          -H "content-type: application/json" ^
          --data-raw "^{^\\^"a^\\^":1,^\\^"p^\\^":^\\^"x^%^y^\\^"^}" ^
          --compressed ^
          --insecure
        """);
  }

  @ParameterizedTest
  @MethodSource("copiesForCmd")
  void copyForCmdIsRead(String command) {
    for (String lineEnd : List.of("\n", "\r\n")) {
      RawRequest call = CallText.read(command.replace("\n", lineEnd));

      assertThat(call.method()).isEqualTo("POST");
      assertThat(call.query()).isEqualTo("A=%20b&B=%E4%BD%A0&C=100%25");
      assertThat(call.header("Host")).contains("h:1");
      assertThat(call.header("x-note")).contains("\"q\"%PATH% a^b <x>|!");
      assertThat(body(call)).isEqualTo("{\"a\":1,\"p\":\"x%y\"}");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "C:\\Users\\me>curl.exe ^\"http://h/?a=1^&b=2^\" | a=1&b=2",
        "C:\\curl\\curl.exe ^\"http://h/?a=1^&b=2^\"     | a=1&b=2",
        "curl http://h/?a=1^&b=2 & pause               | a=1&b=2",
        "curl \"http://h/?a=1&b=2\" ^                  | a=1&b=2",
        "curl \"http://h/?a=^x&b=2\"                   | a=^x&b=2",
        "curl \"http://h/?a=^&b=2&c=3\"                | a=^&b=2&c=3",
        "curl \"http://h/?a=1^&b=2\"                   | a=1&b=2",
        "curl \"http://h/?a=^%20^&b=^%^E4\" ^          | a=%20&b=%E4",
        "curl \"http://h/?a=1^&b=2\" -H \"x: ^\\^\"C D^\\^\";v=^\\^\"1^\\^\"\" | a=1&b=2",
        "curl 'http://h/?a=^&b=\"^\"'                  | a=^&b=\"^\"",
        "curl ^\"http://h/?a=%^41^\"                   | a=%41",
        "curl ^\"http://h/?a=\\\\^\"                   | a=\\",
      })
  void caretsOfCmdAreRead(String command, String query) {
    assertThat(CallText.read(command).query()).isEqualTo(query);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PS C:\\Users\\me> curl.exe \"http://h/?a=1&b=2\" -H 'x-note: it is'",
        "PS C:\\Users\\me>curl.exe 'http://h/?a=1&b=2' -H \"x-note: it is\"",
        "PS> curl.exe \"http://h/?a=1&b=2\" `\r\n  -H \"x-note: it is\" `\r\n  -s",
        "PS /home/me> curl http://h/?a=1`&b=2 -H 'x-note: it is'",
        "(base) PS C:\\> curl.exe \"http://h/?a=1&b=2\" -H \"x-note: it is\"",
        "curl.exe \"http://h/?a=1&b=2\" `\n  -H \"x-note: it is\"",
        "PS C:\\> curl.exe \"http://h/?a=1&b=2\" `\n>>   -H \"x-note: it is\"",
        "C:\\>curl \"http://h/?a=1&b=2\" ^\nMore?   -H \"x-note: it is\"",
        "$ curl 'http://h/?a=1&b=2' \\\n>   -H 'x-note: it is'",
        "[me@host ~]$ curl 'http://h/?a=1&b=2' -H 'x-note: it is'",
        "me@mac ~ % curl 'http://h/?a=1&b=2' -H 'x-note: it is'",
        "me@host:~/work$ curl 'http://h/?a=1&b=2' -H 'x-note: it is'",
        "(base) C:\\Users\\me>curl.exe \"http://h/?a=1&b=2\" -H \"x-note: it is\"",
      })
  void promptsOfShellsAreRemoved(String text) {
    RawRequest call = CallText.read(text);

    assertThat(call.query()).isEqualTo("a=1&b=2");
    assertThat(call.header("x-note")).contains("it is");
  }

  /** Some languages write slashes so in JSON. */
  @Test
  void slashesOfJsonAreRead() {
    RawRequest call = CallText.read("\"http:\\/\\/h:1\\/?a=1\\u0026b=2\"");

    assertThat(call.header("Host")).contains("h:1");
    assertThat(call.query()).isEqualTo("a=1\\u0026b=2");
  }

  /** HTML writes & as &amp;, and in attributes the quotes as &quot;. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "http://h/?a=1&amp;b=2             | a=1&amp;b=2",
        "http://h/?a=1&#38;b=2#part        | a=1&#38;b=2",
        "http://h/?a=1&#x26;b=2            | a=1&#x26;b=2",
        "&quot;http://h/?a=1&amp;b=2&quot; | a=1&amp;b=2",
        "curl &quot;http://h/?a=1&quot;    | a=1",
        "curl -s &#39;http://h/?a=1&#39;   | a=1",
      })
  void htmlEscapesAreKeptExceptQuotes(String text, String query) {
    assertThat(CallText.read(text).query()).isEqualTo(query);
  }

  @ParameterizedTest
  @CsvSource({
    "curl -svik -L --compressed -o /dev/null -u a:b --max-time 3 --url h/?A, GET",
    "curl -XPUT h/?A, PUT",
    "curl --request=DELETE h/?A, DELETE",
    "curl -I h/?A, HEAD",
    "curl h/?A 2>/dev/null, GET",
    "curl h/?A && echo done, GET",
    "/usr/bin/curl h/?A # why, GET",
    "curl -- h/?A, GET",
  })
  void optionsThatDoNotChangeTheRequestAreIgnored(String command, String method) {
    RawRequest call = CallText.read(command);

    assertThat(call.method()).isEqualTo(method);
    assertThat(call.query()).isEqualTo("A");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "curl -d @body.txt h/             | --data @body.txt: files are not read",
        "curl --data-urlencode n@file h/  | --data-urlencode n@file: files are not read",
        "curl -H @headers h/              | --header @headers: files are not read",
        "curl -F a=b h/                   | Unsupported curl option -F: remove it",
        "curl -sF a=b h/                  | Unsupported curl option -F: remove it",
        "curl --form a=b h/               | Unsupported curl option --form: remove it",
        "curl --form=a=b h/               | Unsupported curl option --form: remove it",
        "curl --silent=yes h/             | option '--silent' should be specified without 'yes'",
        "curl h/ -H                       | Missing value after -H",
        "curl h/ --header                 | Missing value after --header",
        "curl h/ -H Broken                | The header \"Broken\" has no colon",
        "curl -s                          | has no URL",
        "curl h/ i/                       | Two URLs, h/ and i/",
        "curl 'h/                         | Unclosed quote: add the missing '",
        "curl \"h/                        | Unclosed quote: add the missing \"",
        "curl $'h/                        | Unclosed $' quote",
        "curl http://h/?a=1&b=2           | Unquoted & ends the command",
        "curl h/?a=$KEY                   | The shell would expand $KEY",
        "curl \"h/?a=$(date)\"            | The shell would expand $(date)",
        "ftp://h/?a=1                     | Unsupported scheme ftp",
        "http://h/?a=1 2                  | The URL contains a space",
        "curl http://h/?a=1^&b=2&c=3       | cmd.exe would drop the rest",
        "curl ^\"http://h/                 | Unclosed quote: add the missing \"",
        "Invoke-WebRequest -Uri \"http://h\" | Unsupported command Invoke-WebRequest: use",
        "fetch(\"http://h/\")               | Unsupported command fetch: use",
        "hello                            | Not a URL or a curl command",
        "GET&%2F&A                        | Not a URL or a curl command",
      })
  void unreadableTextIsRejectedWithItsReason(String text, String message) {
    assertThatThrownBy(() -> CallText.read(text))
        .isInstanceOf(CallTextException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n"})
  void emptyTextIsRejected(String text) {
    assertThatThrownBy(() -> CallText.read(text)).hasMessageStartingWith("Empty text:");
  }

  private static String body(RawRequest call) {
    return new String(call.body(), StandardCharsets.UTF_8);
  }
}
