import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Creates the class archives of the launcher: runs the packaged simulator once on each JDK and
 * records the classes that it loads. The build runs {@code java ClassArchives.java DIRECTORY}. The
 * JDKs are the one that runs this and the one in {@code JAVA25_HOME}. If an archive cannot be
 * created, a warning is printed; the launcher works without it.
 */
public final class ClassArchives {

  private static final int FIRST_WITH_AOT_CACHE = 25;
  private static final long MAX_MINUTES = 3;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Path directory;

  private ClassArchives(Path directory) {
    this.directory = directory;
  }

  /** Creates an archive for this JDK, and an AOT cache for {@code JAVA25_HOME}. */
  public static void main(String[] args) throws IOException {
    ClassArchives archives = new ClassArchives(Path.of(args[0]).toRealPath());
    Path own = Path.of(System.getProperty("java.home"));
    String second = System.getenv().getOrDefault("JAVA25_HOME", "");
    if (Runtime.version().feature() >= FIRST_WITH_AOT_CACHE) {
      archives.create(own, "AOTCacheOutput", "bss-simulator.aot");
    } else {
      archives.create(own, "ArchiveClassesAtExit", "bss-simulator.jsa");
      if (!second.isEmpty()) {
        archives.create(Path.of(second), "AOTCacheOutput", "bss-simulator.aot");
      }
    }
  }

  /** Renames the archive when it is complete: JDK 17 crashes on a truncated one. */
  private void create(Path home, String flag, String name) throws IOException {
    Path archive = directory.resolve(name);
    Path partial = directory.resolve(name + ".part");
    Files.deleteIfExists(archive);
    List<String> output = new ArrayList<>();
    try {
      train(home, "-XX:" + flag + "=" + partial, output);
      Files.move(partial, archive, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException | GeneralSecurityException e) {
      output.add(e.toString());
      System.out.println(
          "[WARNING] cannot create " + name + " with the JDK in " + home + ": " + output);
      System.out.println("[WARNING] bin/bss-simulator works without it, but starts more slowly");
      Files.deleteIfExists(partial);
    }
  }

  /** Waits for the end of the JVM, which then writes the archive. */
  private void train(Path home, String option, List<String> output)
      throws IOException, GeneralSecurityException {
    ProcessBuilder builder =
        new ProcessBuilder(
                home.resolve("bin").resolve("java").toString(),
                "-XX:+UseSerialGC",
                option,
                "-jar",
                directory.resolve("bss-simulator.jar").toString(),
                "--port=0")
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(variable -> variable.startsWith("BSSKIT_"));
    Process process = builder.start();
    CompletableFuture<Void> timeout =
        CompletableFuture.runAsync(
            process::destroyForcibly,
            CompletableFuture.delayedExecutor(MAX_MINUTES, TimeUnit.MINUTES));
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
        if (line.startsWith("Ready on ")) {
          call(line);
          process.toHandle().destroy(); // Process.destroy would close the output
        }
      }
      process.onExit().join();
    } finally {
      timeout.cancel(false);
      process.destroyForcibly();
    }
  }

  /** Typical first requests: the printed call, a rejected one, a signed one, and WireMock. */
  private void call(String ready) throws IOException, GeneralSecurityException {
    String url = ready.substring("Ready on ".length(), ready.indexOf(','));
    String printed = ready.substring(ready.indexOf('\'') + 1, ready.lastIndexOf('\''));
    send(HttpRequest.newBuilder(URI.create(printed)), 200);
    send(HttpRequest.newBuilder(URI.create(printed + "&Format=XML")), 400);
    send(purchase(url), 200);
    send(HttpRequest.newBuilder(URI.create(url + "/docs/")), 200);
    send(HttpRequest.newBuilder(URI.create(url + "/__admin/bss/health")), 200);
    String stub = "{\"request\":{\"urlPath\":\"/mine\"},\"response\":{\"body\":\"my own\"}}";
    send(
        HttpRequest.newBuilder(URI.create(url + "/__admin/mappings"))
            .POST(HttpRequest.BodyPublishers.ofString(stub)),
        201);
    send(HttpRequest.newBuilder(URI.create(url + "/mine")), 200);
    send(purchase(url), 200);
  }

  /** CreateResourcePackage with signature V3. */
  private static HttpRequest.Builder purchase(String url) throws GeneralSecurityException {
    String query =
        "Duration=6&PackageType=FPT_ossbag_absolute_Storage_sh&ProductCode=ossbag&Specification=40";
    Map<String, String> headers = new TreeMap<>();
    headers.put("host", URI.create(url).getAuthority());
    headers.put("x-acs-action", "CreateResourcePackage");
    headers.put("x-acs-content-sha256", sha256(""));
    headers.put("x-acs-date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    headers.put("x-acs-signature-nonce", UUID.randomUUID().toString());
    headers.put("x-acs-version", "2017-12-14");
    String names = String.join(";", headers.keySet());
    String lines =
        headers.entrySet().stream()
            .map(header -> header.getKey() + ":" + header.getValue() + "\n")
            .collect(Collectors.joining());
    String canonical = "POST\n/\n" + query + "\n" + lines + "\n" + names + "\n" + sha256("");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("testsecret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] signed =
        mac.doFinal(("ACS3-HMAC-SHA256\n" + sha256(canonical)).getBytes(StandardCharsets.UTF_8));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + "/?" + query))
            .POST(HttpRequest.BodyPublishers.noBody());
    headers.remove("host"); // the client sends it
    headers.forEach(request::setHeader);
    return request.setHeader(
        "Authorization",
        "ACS3-HMAC-SHA256 Credential=testid,SignedHeaders="
            + names
            + ",Signature="
            + HexFormat.of().formatHex(signed));
  }

  private static String sha256(String text) throws GeneralSecurityException {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private void send(HttpRequest.Builder request, int status) throws IOException {
    try {
      HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
      if (response.statusCode() != status) {
        throw new IOException(
            "expected status " + status + ": " + response + " " + response.body());
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
