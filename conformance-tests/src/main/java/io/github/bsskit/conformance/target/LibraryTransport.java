package io.github.bsskit.conformance.target;

import static io.restassured.config.DecoderConfig.decoderConfig;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static io.restassured.config.RedirectConfig.redirectConfig;

import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.http.HttpEntity;
import org.apache.http.client.HttpClient;
import org.apache.http.entity.HttpEntityWrapper;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.params.CoreConnectionPNames;

/**
 * Sends requests with an ordinary HTTP library, REST Assured: one connection per call, without
 * retries, redirects or decoding.
 */
final class LibraryTransport implements Transport {

  private static final int LONGEST_LINE = 65_536;
  private static final int MOST_HEADERS = 1_000;

  private static final String WARM_RESPONSE =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

  private final CountDownLatch warm = new CountDownLatch(1);
  private final URI url;
  private final RestAssuredConfig config;
  private final ExecutorService calls =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "call");
            thread.setDaemon(true);
            return thread;
          });

  LibraryTransport(URI url, Duration limit) {
    this.url = url;
    int millis = Math.toIntExact(limit.toMillis());
    config =
        RestAssuredConfig.config()
            .httpClient(
                httpClientConfig()
                    .setParam(CoreConnectionPNames.CONNECTION_TIMEOUT, millis)
                    .setParam(CoreConnectionPNames.SO_TIMEOUT, millis)
                    .setParam(CoreConnectionPNames.MAX_LINE_LENGTH, LONGEST_LINE)
                    .setParam(CoreConnectionPNames.MAX_HEADER_COUNT, MOST_HEADERS))
            .redirect(redirectConfig().followRedirects(false))
            .decoderConfig(decoderConfig().noContentDecoders())
            .encoderConfig(
                encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));
  }

  /** Loads the library, which takes a second, with calls to a server of our own. */
  void warmUp() {
    try (ServerSocket server = new ServerSocket(0, 2, InetAddress.getLoopbackAddress())) {
      calls.submit(() -> serve(server));
      String url = "http://127.0.0.1:" + server.getLocalPort() + "/";
      RestAssured.given().config(config).get(url).asByteArray();
      RestAssured.given().config(config).body("a=b").post(url).asByteArray();
    } catch (Exception e) {
      // the first call loads the library then
    } finally {
      warm.countDown();
    }
  }

  private static Void serve(ServerSocket server) throws IOException {
    for (int i = 0; i < 2; i++) {
      try (Socket socket = server.accept()) {
        socket.getInputStream().read(new byte[LONGEST_LINE]);
        socket.getOutputStream().write(SocketTransport.latin1(WARM_RESPONSE));
      }
    }
    return null;
  }

  /** Waits until the library is loaded, which must not count as the target's time. */
  void awaitWarm() {
    try {
      warm.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Limits the call as a whole: a target that sends byte by byte never exceeds a read timeout. */
  @Override
  public WireResult send(Request request, Duration limit) {
    Connection connection = new Connection();
    Future<WireResult> call = calls.submit(() -> exchange(request, connection));
    try {
      return call.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      connection.shutdown();
      return WireResult.NoResponse.timedOut(limit);
    } catch (ExecutionException e) {
      return WireResult.NoResponse.of(rootCause(e), limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new WireResult.NoResponse(WireResult.Cause.DROPPED, "the run was interrupted");
    }
  }

  private WireResult exchange(Request request, Connection connection) {
    RequestSpecification specification =
        RestAssured.given()
            .config(config.httpClient(config.getHttpClientConfig().httpClientFactory(connection)))
            .urlEncodingEnabled(false)
            .headers(request.headers());
    if (request.body().length > 0) {
      specification.body(
          new String(request.body(), StandardCharsets.UTF_8)); // REST Assured takes a form as text
    }
    Response response =
        specification.request(
            request.method(), url.getScheme() + "://" + url.getRawAuthority() + request.target());
    List<Map.Entry<String, String>> headers =
        response.headers().asList().stream()
            .map(
                header ->
                    Map.entry(header.getName(), Optional.ofNullable(header.getValue()).orElse("")))
            .toList();
    return new WireResult.Received(
        response.statusCode(), headers, response.asByteArray(), Optional.empty());
  }

  private static Throwable rootCause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause != cause.getCause()) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** The client of one call, which another thread can end. */
  @SuppressWarnings("deprecation") // REST Assured accepts no newer kind of client
  private static final class Connection implements HttpClientConfig.HttpClientFactory {

    private final DefaultHttpClient client = new DefaultHttpClient();

    @Override
    public HttpClient createHttpClient() {
      client.setHttpRequestRetryHandler((failure, count, context) -> false);
      client.addResponseInterceptor(
          (response, context) -> {
            if (response.getEntity() != null) {
              response.setEntity(bounded(response.getEntity()));
            }
          });
      return client;
    }

    private static HttpEntity bounded(HttpEntity entity) {
      return new HttpEntityWrapper(entity) {
        @Override
        public InputStream getContent() throws IOException {
          return new BoundedInputStream(super.getContent());
        }
      };
    }

    /** The only way to end a read that waits. */
    private void shutdown() {
      client.getConnectionManager().shutdown();
    }
  }
}
