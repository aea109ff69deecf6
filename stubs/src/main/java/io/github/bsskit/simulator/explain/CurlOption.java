package io.github.bsskit.simulator.explain;

import java.util.HashMap;
import java.util.Map;

/** The options of curl that a call can be read with. */
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
  IGNORED(
      "-s --silent -S --show-error -v --verbose -i --include -k --insecure -L --location -f --fail"
          + " --fail-with-body -g --globoff -N --no-buffer -4 --ipv4 -6 --ipv6 -0 --http1.0"
          + " --http1.1 --http2 --http2-prior-knowledge -# --progress-bar --no-progress-meter"
          + " --compressed --path-as-is -q --disable -j --junk-session-cookies -O --remote-name"
          + " --no-keepalive --tcp-nodelay -p --proxytunnel --ssl --ssl-reqd"),
  IGNORED_WITH_VALUE(
      "-u --user -o --output -w --write-out -m --max-time --connect-timeout -x --proxy --cacert"
          + " --capath -E --cert --key --resolve --connect-to --retry --retry-delay -c --cookie-jar"
          + " -D --dump-header --trace --trace-ascii --stderr --noproxy --interface --limit-rate"
          + " --unix-socket --max-redirs --ciphers --tls-max -U --proxy-user");

  private static final Map<String, CurlOption> BY_NAME = new HashMap<>();

  static {
    for (CurlOption option : values()) {
      for (String name : option.names.split(" ")) {
        BY_NAME.put(name, option);
      }
    }
  }

  private final String names;

  CurlOption(String names) {
    this.names = names;
  }

  /** The option of a name with its dashes. */
  static CurlOption named(String name) {
    CurlOption option = BY_NAME.get(name);
    if (option == null) {
      throw new CallTextException(
          "The option "
              + name
              + " of curl is not read here; leave it out, or write the call with -X, -H and -d.");
    }
    return option;
  }

  boolean takesValue() {
    return switch (this) {
      case GET, HEAD, IGNORED -> false;
      default -> true;
    };
  }
}
