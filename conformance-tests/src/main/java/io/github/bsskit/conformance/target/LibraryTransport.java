package io.github.bsskit.conformance.target;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
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
import java.util.stream.Stream;
import org.apache.http.HttpEntity;
import org.apache.http.HttpHost;
import org.apache.http.HttpResponse;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.config.RegistryBuilder;
import org.apache.http.conn.socket.ConnectionSocketFactory;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.NoConnectionReuseStrategy;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.PoolingHttpClientConnectionManager;
import org.apache.http.protocol.HttpContext;

/**
 * Sends requests with an ordinary HTTP library, Apache HttpClient: one connection per call, without
 * retries, redirects or decoding.
 */
final class LibraryTransport implements Transport {

  private static final int LONGEST_LINE = 65_536;
  private static final int MOST_HEADERS = 1_000;

  /** More than the number of open calls, so that calls do not wait for each other. */
  private static final int MOST_CONNECTIONS = 10_000;

  private static final String WARM_RESPONSE =
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

  private final CountDownLatch warm = new CountDownLatch(1);
  private final URI url;
  private final CloseableHttpClient client;
  private final ExecutorService calls =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "call");
            thread.setDaemon(true);
            return thread;
          });

  LibraryTransport(URI url, Duration limit) {
    this.url = url;
    client = builder(Math.toIntExact(limit.toMillis())).build();
  }

  private static HttpClientBuilder builder(int millis) {
    MessageConstraints longest =
        MessageConstraints.custom()
            .setMaxLineLength(LONGEST_LINE)
            .setMaxHeaderCount(MOST_HEADERS)
            .build();
    return HttpClients.custom()
        .setDefaultConnectionConfig(
            ConnectionConfig.custom().setMessageConstraints(longest).build())
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectTimeout(millis)
                .setSocketTimeout(millis)
                .setNormalizeUri(false)
                .build())
        .setConnectionReuseStrategy(NoConnectionReuseStrategy.INSTANCE)
        .setMaxConnTotal(MOST_CONNECTIONS)
        .setMaxConnPerRoute(MOST_CONNECTIONS)
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching();
  }

  /** Loads the library, which takes a second, with calls that go nowhere. */
  void warmUp() {
    PoolingHttpClientConnectionManager connections =
        new PoolingHttpClientConnectionManager(
            RegistryBuilder.<ConnectionSocketFactory>create()
                .register("http", new WarmConnection())
                .build());
    try (CloseableHttpClient warming = builder(1000).setConnectionManager(connections).build()) {
      URI nowhere = URI.create("http://127.0.0.1:1/");
      received(warming, new Call("GET", nowhere));
      Call post = new Call("POST", nowhere);
      post.setEntity(new ByteArrayEntity(new byte[1]));
      received(warming, post);
    } catch (Exception e) {
      // the first call loads the library then
    } finally {
      warm.countDown();
    }
  }

  /** Connections without a peer; each brings a response. */
  private static final class WarmConnection implements ConnectionSocketFactory {

    @Override
    public Socket createSocket(HttpContext context) {
      return new Socket() {

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(SocketTransport.latin1(WARM_RESPONSE));
        }

        @Override
        public OutputStream getOutputStream() {
          return OutputStream.nullOutputStream();
        }
      };
    }

    @Override
    public Socket connectSocket(
        int millis,
        Socket socket,
        HttpHost host,
        InetSocketAddress remote,
        InetSocketAddress local,
        HttpContext context) {
      return socket;
    }
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
    Call call = call(request);
    Future<WireResult> result = calls.submit(() -> received(client, call));
    try {
      return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      call.abort();
      return WireResult.NoResponse.timedOut(limit);
    } catch (ExecutionException e) {
      return WireResult.NoResponse.of(rootCause(e), limit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new WireResult.NoResponse(WireResult.Cause.DROPPED, "the run was interrupted");
    }
  }

  private Call call(Request request) {
    Call call =
        new Call(
            request.method(),
            URI.create(url.getScheme() + "://" + url.getRawAuthority() + request.target()));
    request.headers().forEach(call::addHeader);
    if (!call.containsHeader("Accept")) {
      call.addHeader("Accept", "*/*");
    }
    if (request.body().length > 0) {
      call.setEntity(new ByteArrayEntity(request.body()));
    }
    return call;
  }

  private static WireResult received(CloseableHttpClient client, Call call) throws IOException {
    try (CloseableHttpResponse response = client.execute(call)) {
      List<Map.Entry<String, String>> headers =
          Stream.of(response.getAllHeaders())
              .map(
                  header ->
                      Map.entry(
                          header.getName(), Optional.ofNullable(header.getValue()).orElse("")))
              .toList();
      return new WireResult.Received(
          response.getStatusLine().getStatusCode(), headers, body(response), Optional.empty());
    }
  }

  /** Leaves the stream open: closing it would read the rest of an endless body. */
  private static byte[] body(HttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    return entity == null
        ? new byte[0]
        : new BoundedInputStream(entity.getContent()).readAllBytes();
  }

  private static Throwable rootCause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && cause != cause.getCause()) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** A request of any method, with or without a body, which another thread can end. */
  private static final class Call extends HttpEntityEnclosingRequestBase {

    private final String method;

    private Call(String method, URI uri) {
      this.method = method;
      setURI(uri);
    }

    @Override
    public String getMethod() {
      return method;
    }
  }
}
