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
 * Serves files of the class path, with gzip and ETags. The headers forbid scripts and resources
 * from other origins.
 */
final class StaticFiles {

  /** No leading dots, empty segments or escapes, so that no path leaves the folder. */
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_@+-][A-Za-z0-9_.@+-]*");

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

  private static final String OTHER = "application/octet-stream";

  /**
   * A file in one encoding.
   *
   * @param tag a strong ETag
   */
  private record Representation(byte[] bytes, String tag, List<Header> headers) {}

  private record TypedFile(String type, Representation plain, Optional<Representation> gzip) {}

  private final String root;
  private final List<Header> policy;
  private final Map<String, TypedFile> files = new ConcurrentHashMap<>();

  /**
   * Serves the files below a folder of the class path.
   *
   * @param root the folder, for example {@code io/github/bsskit/docs/site/}
   * @param connect the {@code connect-src} of the Content-Security-Policy
   */
  StaticFiles(String root, String connect) {
    this.root = root;
    this.policy =
        List.of(
            new Header(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src "
                    + connect
                    + "; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"),
            ControlResponse.NOSNIFF,
            new Header("Referrer-Policy", "no-referrer"),
            new Header("Cache-Control", "no-cache"));
  }

  /** Whether the folder has a file. */
  boolean has(String name) {
    return isName(name) && StaticFiles.class.getClassLoader().getResource(root + name) != null;
  }

  /** The response with a file; empty if there is none with that name. */
  Optional<ControlResponse> find(String name, ControlRequest.Terms terms) {
    return file(name)
        .map(
            file -> {
              Representation representation =
                  file.gzip().filter(gzip -> terms.acceptsGzip()).orElse(file.plain());
              return terms.has(representation.tag())
                  ? new ControlResponse(304, with(representation.headers()), new byte[0])
                  : new ControlResponse(
                      200, with(typed(file.type(), representation)), representation.bytes());
            });
  }

  /** A response with generated HTML and the same headers as files. */
  ControlResponse page(int status, String html, Header... more) {
    List<Header> headers = new ArrayList<>(List.of(type(TYPES.get("html"))));
    headers.addAll(List.of(more));
    return new ControlResponse(status, with(headers), html.getBytes(StandardCharsets.UTF_8));
  }

  private List<Header> with(List<Header> headers) {
    List<Header> all = new ArrayList<>(headers);
    all.addAll(policy);
    return all;
  }

  private static List<Header> typed(String type, Representation representation) {
    List<Header> headers = new ArrayList<>(List.of(type(type)));
    headers.addAll(representation.headers());
    return headers;
  }

  private static Header type(String type) {
    return new Header("Content-Type", type);
  }

  /** Caches existing files only, so that made-up names do not fill the memory. */
  private Optional<TypedFile> file(String name) {
    TypedFile known = files.get(name);
    if (known != null || !isName(name)) {
      return Optional.ofNullable(known);
    }
    Optional<TypedFile> read = read(name).map(bytes -> file(name, bytes));
    read.ifPresent(file -> files.put(name, file));
    return read;
  }

  /** Requires an extension, because the class path returns folders as listings. */
  private static boolean isName(String name) {
    return name.lastIndexOf('.') > name.lastIndexOf('/')
        && Arrays.stream(name.split("/", -1)).allMatch(part -> SEGMENT.matcher(part).matches());
  }

  private Optional<byte[]> read(String name) {
    try (InputStream file = StaticFiles.class.getClassLoader().getResourceAsStream(root + name)) {
      return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TypedFile file(String name, byte[] bytes) {
    String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), OTHER);
    String tag = HexFormat.of().formatHex(Arrays.copyOf(hash(bytes), 16));
    Header vary = new Header("Vary", "Accept-Encoding");
    String plainTag = '"' + tag + '"';
    Representation plain =
        new Representation(bytes, plainTag, List.of(new Header("ETag", plainTag), vary));
    byte[] gzip = gzip(bytes);
    if (!type.contains("charset") || gzip.length >= bytes.length) {
      return new TypedFile(type, plain, Optional.empty());
    }
    String gzipTag = '"' + tag + "-gzip\"";
    List<Header> headers =
        List.of(new Header("ETag", gzipTag), vary, new Header("Content-Encoding", "gzip"));
    return new TypedFile(type, plain, Optional.of(new Representation(gzip, gzipTag, headers)));
  }

  private static byte[] hash(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }
}
