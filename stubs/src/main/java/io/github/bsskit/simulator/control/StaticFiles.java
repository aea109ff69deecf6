package io.github.bsskit.simulator.control;

import io.github.bsskit.simulator.gateway.Header;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Pages and what belongs to them, out of the class path, as a careful web server gives them: whole,
 * packed, or not at all to a browser that has them already.
 *
 * <p>Whatever a page contains, a browser runs no script and loads nothing from elsewhere for it.
 */
final class StaticFiles {

  /** None begins with a dot, is empty or has anything escaped, so that none leads elsewhere. */
  private static final Pattern PART = Pattern.compile("[A-Za-z0-9_@+-][A-Za-z0-9_.@+-]*");

  private static final String TEXT = "text/plain;charset=utf-8";
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html;charset=utf-8"),
          Map.entry("css", "text/css;charset=utf-8"),
          Map.entry("js", "text/javascript;charset=utf-8"),
          Map.entry("mjs", "text/javascript;charset=utf-8"),
          Map.entry("json", "application/json;charset=utf-8"),
          Map.entry("yaml", "application/yaml;charset=utf-8"),
          Map.entry("yml", "application/yaml;charset=utf-8"),
          Map.entry("xml", "application/xml;charset=utf-8"),
          Map.entry("md", "text/markdown;charset=utf-8"),
          Map.entry("svg", "image/svg+xml;charset=utf-8"),
          Map.entry("txt", TEXT),
          Map.entry("java", TEXT),
          Map.entry("py", TEXT),
          Map.entry("go", TEXT),
          Map.entry("mod", TEXT),
          Map.entry("sh", TEXT),
          Map.entry("png", "image/png"),
          Map.entry("ico", "image/vnd.microsoft.icon"));

  /** What no browser should guess, since it would not be sent so again. */
  private static final String OTHER = "application/octet-stream";

  /**
   * A file in one of its forms.
   *
   * @param tag strong: no other bytes have it
   */
  private record Form(byte[] bytes, String tag, List<Header> headers) {}

  private record File(String type, Form plain, Optional<Form> packed) {}

  private final String root;
  private final List<Header> rules;
  private final Map<String, File> files = new ConcurrentHashMap<>();

  /**
   * The files below a folder of the class path.
   *
   * @param root the folder, for example {@code io/github/bsskit/docs/site/}
   * @param connect what the pages' scripts may call, as the header Content-Security-Policy has it
   */
  StaticFiles(String root, String connect) {
    this.root = root;
    this.rules =
        List.of(
            new Header(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src "
                    + connect
                    + "; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"),
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("Referrer-Policy", "no-referrer"),
            new Header("Cache-Control", "no-cache"));
  }

  /** Whether there is a file of that name below the folder. */
  boolean has(String name) {
    return isName(name) && StaticFiles.class.getClassLoader().getResource(root + name) != null;
  }

  /** The answer that gives a file; nothing if there is none of that name. */
  Optional<ControlResponse> find(String name, ControlRequest.Terms terms) {
    return file(name)
        .map(
            file -> {
              Form form = file.packed().filter(packed -> terms.takesGzip()).orElse(file.plain());
              return terms.has(form.tag())
                  ? new ControlResponse(304, with(form.headers()), new byte[0])
                  : new ControlResponse(200, with(typed(file.type(), form)), form.bytes());
            });
  }

  /** An answer that is no file, under the rules that files are under. */
  ControlResponse page(int status, String html, Header... more) {
    List<Header> headers = new ArrayList<>(List.of(type(TYPES.get("html"))));
    headers.addAll(List.of(more));
    return new ControlResponse(status, with(headers), html.getBytes(StandardCharsets.UTF_8));
  }

  private List<Header> with(List<Header> headers) {
    List<Header> all = new ArrayList<>(headers);
    all.addAll(rules);
    return all;
  }

  private static List<Header> typed(String type, Form form) {
    List<Header> headers = new ArrayList<>(List.of(type(type)));
    headers.addAll(form.headers());
    return headers;
  }

  private static Header type(String type) {
    return new Header("Content-Type", type);
  }

  /** Only what there is, is kept: what callers make up must not fill the memory. */
  private Optional<File> file(String name) {
    File known = files.get(name);
    if (known != null || !isName(name)) {
      return Optional.ofNullable(known);
    }
    Optional<File> read = read(name).map(bytes -> file(name, bytes));
    read.ifPresent(file -> files.put(name, file));
    return read;
  }

  /** The class path gives folders too, as lists of what they have; a file has an ending. */
  private static boolean isName(String name) {
    return name.lastIndexOf('.') > name.lastIndexOf('/')
        && Arrays.stream(name.split("/", -1)).allMatch(part -> PART.matcher(part).matches());
  }

  private Optional<byte[]> read(String name) {
    try (InputStream file = StaticFiles.class.getClassLoader().getResourceAsStream(root + name)) {
      return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static File file(String name, byte[] bytes) {
    String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), OTHER);
    String tag = HexFormat.of().formatHex(Arrays.copyOf(hash(bytes), 16));
    Header vary = new Header("Vary", "Accept-Encoding");
    String plainTag = '"' + tag + '"';
    Form plain = new Form(bytes, plainTag, List.of(new Header("ETag", plainTag), vary));
    byte[] gzip = gzip(bytes);
    if (!type.contains("charset") || gzip.length >= bytes.length) {
      return new File(type, plain, Optional.empty());
    }
    String gzipTag = '"' + tag + "-gzip\"";
    List<Header> headers =
        List.of(new Header("ETag", gzipTag), vary, new Header("Content-Encoding", "gzip"));
    return new File(type, plain, Optional.of(new Form(gzip, gzipTag, headers)));
  }

  private static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
