package io.github.bsskit.simulator.explain;

import java.util.List;

/** The options of curl that can be read, by their effect on the request. */
enum CurlOption {
  URL("--url"),
  METHOD("-X --request"),
  HEADER("-H --header"),
  AGENT("-A --user-agent"),
  REFERER("-e --referer"),
  COOKIE("-b --cookie"),
  GET("-G --get"),
  HEAD("-I --head"),
  DATA("-d --data --data-ascii --data-binary"),
  RAW_DATA("--data-raw"),
  ENCODED_DATA("--data-urlencode"),
  JSON("--json"),
  IGNORED_FLAG(
      "-s --silent -S --show-error -v --verbose -i --include -k --insecure -L --location -f --fail"
          + " --fail-with-body -g --globoff -N --no-buffer -4 --ipv4 -6 --ipv6 -0 --http1.0"
          + " --http1.1 --http2 --http2-prior-knowledge -# --progress-bar --no-progress-meter"
          + " --compressed --path-as-is -q --disable -j --junk-session-cookies -O --remote-name"
          + " --no-keepalive --tcp-nodelay -p --proxytunnel --ssl --ssl-reqd"),
  IGNORED(
      "-u --user -o --output -w --write-out -m --max-time --connect-timeout -x --proxy --cacert"
          + " --capath -E --cert --key --resolve --connect-to --retry --retry-delay -c --cookie-jar"
          + " -D --dump-header --trace --trace-ascii --stderr --noproxy --interface --limit-rate"
          + " --unix-socket --max-redirs --ciphers --tls-max -U --proxy-user");

  private final List<String> names;

  CurlOption(String names) {
    this.names = List.of(names.split(" "));
  }

  List<String> names() {
    return names;
  }

  boolean isFlag() {
    return this == GET || this == HEAD || this == IGNORED_FLAG;
  }
}
