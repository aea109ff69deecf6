package io.github.bsskit.simulator.explain;

import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.gateway.Header;
import io.github.bsskit.simulator.gateway.RawRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a request from a URL, which means a GET, or from a curl command, quoted for bash, for
 * cmd.exe, as browsers copy it, or plainly for PowerShell.
 */
public final class CallText {

  private static final Pattern PROMPT =
      Pattern.compile(
          "(?:\\([^()\\s]*\\)\\s*)?(?:(PS(?: [^>\\n]*)?>+)|[A-Za-z]:\\\\[^>\\n]*>"
              + "|(?:\\[?[\\w.-]+@[\\w.-]+[: ][^\\n$#%?]*)?[$#%] )\\s*");

  /** The prompts of a command's further lines: of PowerShell, bash and cmd.exe. */
  private static final Pattern NEXT_PROMPT = Pattern.compile("(?m)^(?:>>? |More\\? )");

  /** A line that PowerShell continues. */
  private static final Pattern CONTINUED = Pattern.compile("\\s`[ \\t]*\\r?\\n");

  private static final Pattern CURL = Pattern.compile("(?s)(\\S*[/\\\\])?curl(\\.exe)?[\\s^].*");
  private static final Pattern OTHER_COPIES =
      Pattern.compile(
          "(?s)(Invoke-WebRequest|Invoke-RestMethod|\\$session|await fetch|fetch)\\b.*");

  /**
   * How long a text may be, in characters: the largest body that the gateway accepts, and a little
   * for the rest.
   */
  public static final int MAX_CHARACTERS = Wire.MAX_BODY_BYTES + 64 * 1024;

  private CallText() {}

  /**
   * The request as curl would send it. Sends nothing and reads no files.
   *
   * @param text a URL, with or without scheme, or a command that begins with curl
   * @throws CallTextException if the text is neither, is ambiguous, or is longer than {@link
   *     #MAX_CHARACTERS}
   */
  public static RawRequest read(String text) {
    if (text.length() > MAX_CHARACTERS) {
      throw new CallTextException(
          "More than " + MAX_CHARACTERS + " characters: pass one URL or one curl command.");
    }
    String trimmed = withoutPrompt(HtmlEscapes.withQuotes(plain(text)));
    if (trimmed.isEmpty()) {
      throw new CallTextException("Empty text: pass a URL or a curl command.");
    }
    if (CURL.matcher(trimmed).matches()) {
      List<String> words = CmdWords.areIn(trimmed) ? CmdWords.of(trimmed) : ShellWords.of(trimmed);
      return CurlCommand.read(words.subList(1, words.size()));
    }
    Matcher other = OTHER_COPIES.matcher(trimmed);
    if (other.matches()) {
      throw new CallTextException(
          "Unsupported command "
              + other.group(1)
              + ": use the browser's Copy as cURL, for bash or for cmd.");
    }
    CallUrl url = CallUrl.of(withoutJsonSlashes(unquoted(trimmed)));
    List<Header> headers = new ArrayList<>();
    url.addHost(headers);
    return new RawRequest("GET", url.path(), url.query(), headers, new byte[0]);
  }

  /** Removes what surrounds the text, with the byte order mark that editors of Windows write. */
  private static String plain(String text) {
    return (text.startsWith("\uFEFF") ? text.substring(1) : text).strip();
  }

  /** Removes the prompt of a shell, and what only PowerShell reads. */
  private static String withoutPrompt(String text) {
    Matcher prompt = PROMPT.matcher(text);
    boolean hasPrompt = prompt.lookingAt();
    String command =
        hasPrompt ? NEXT_PROMPT.matcher(text.substring(prompt.end())).replaceAll("") : text;
    boolean isPowerShell = hasPrompt && prompt.group(1) != null;
    return isPowerShell || CONTINUED.matcher(command).find() ? fromPowerShell(command) : command;
  }

  /** PowerShell escapes line feeds and characters with a backtick. */
  private static String fromPowerShell(String command) {
    return command.replaceAll("`[ \\t]*\\r?\\n", " ").replaceAll("`([\"$&;|`])", "\\\\$1");
  }

  /** Some languages write slashes with a backslash in JSON. */
  private static String withoutJsonSlashes(String url) {
    return url.matches("[a-z]+:\\\\/\\\\/.*") ? url.replace("\\/", "/") : url;
  }

  private static String unquoted(String text) {
    boolean isQuoted =
        text.length() > 1
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(0) == text.charAt(text.length() - 1);
    return isQuoted ? text.substring(1, text.length() - 1) : text;
  }
}
