package io.github.bsskit.simulator.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A request of an official client, byte for byte as the client wrote it. */
public record CapturedRequest(byte[] bytes) {

  private static final String FOLDER = "/io/github/bsskit/simulator/captures";
  private static final Pattern TIME =
      Pattern.compile(
          "(?:[?&]Timestamp=|\nx-acs-date: )(\\d{4}-\\d\\d-\\d\\dT\\d\\d)(?::|%3A)(\\d\\d)(?::|%3A)"
              + "(\\d\\dZ)");
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)\r\n");
  private static final Pattern CHUNKED = Pattern.compile("(?i)\r\ntransfer-encoding: chunked\r\n");

  /** The names of all files, without their ending. */
  public static TreeSet<String> files() throws IOException, URISyntaxException {
    Path folder = Path.of(CapturedRequest.class.getResource(FOLDER).toURI());
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.forEach(file -> names.add(file.getFileName().toString().replace(".http", "")));
    }
    return names;
  }

  /** The requests of a file: one, or a series of retries. */
  public static List<CapturedRequest> read(String file) throws IOException {
    byte[] octets;
    try (InputStream in =
        CapturedRequest.class.getResourceAsStream(FOLDER + "/" + file + ".http")) {
      octets = in.readAllBytes();
    }
    String rest = new String(octets, StandardCharsets.ISO_8859_1);
    List<CapturedRequest> requests = new ArrayList<>();
    for (int at = 0; at < octets.length; ) {
      int end = at + lengthOfFirst(rest.substring(at));
      requests.add(new CapturedRequest(Arrays.copyOfRange(octets, at, end)));
      at = end;
    }
    return requests;
  }

  private static int lengthOfFirst(String text) {
    int body = text.indexOf("\r\n\r\n") + 4;
    String head = text.substring(0, body);
    if (CHUNKED.matcher(head).find()) {
      return text.indexOf("0\r\n\r\n", body) + 5;
    }
    Matcher length = LENGTH.matcher(head);
    return length.find() ? body + Integer.parseInt(length.group(1)) : body;
  }

  /** When the client signed it. */
  public Instant time() {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    // One client sends everything in the body, behind an ampersand as in a query.
    Matcher time = TIME.matcher(text);
    if (!time.find()) {
      throw new AssertionError("no time in " + text);
    }
    return Instant.parse(time.group(1) + ":" + time.group(2) + ":" + time.group(3));
  }
}
