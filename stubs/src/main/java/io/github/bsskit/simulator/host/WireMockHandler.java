package io.github.bsskit.simulator.host;

import io.github.bsskit.contract.Wire;
import io.github.bsskit.simulator.control.ControlResponse;
import io.github.bsskit.simulator.host.fastlane.WireMockLimits;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Passes requests to WireMock, which blocks a thread for each: their bodies are read before, and
 * each kind has its own threads.
 */
final class WireMockHandler {

  /** What a request gets if {@link #MAX_WAITING} others wait for a thread. */
  static final String TOO_MANY =
      "Too many requests wait for WireMock: retry later, and check what its stubs wait for, such as"
          + " a target of a proxy.";

  private static final int MAX_PATH_CHARACTERS = 4_000;

  /** WireMock parses all of them and keeps them several times. */
  private static final String TOO_LARGE =
      "Send at most "
          + Wire.MAX_PARAMETERS
          + " parameters in query and form together, "
          + Wire.MAX_HEADERS
          + " header fields, and a path of "
          + MAX_PATH_CHARACTERS
          + " characters.";

  private static final byte[] NO_BODY = {};

  /** The maximum size of a body, if the heap is large enough. */
  private static final int MAX_BODY_BYTES = 64 << 20;

  /** Calls of the gateway's operations. Most of them can be delayed at the same time. */
  private static final int CALL_THREADS = DelayLimiter.LIMIT + 20;

  /** Each may have a large response in memory, several times, before the size is known. */
  private static final int STUB_THREADS = threads(60, 16 << 20);

  private static final int ADMIN_THREADS = 8;

  /** WireMock's journal has up to 16 MiB, which take several times as much as JSON. */
  private static final int JOURNAL_THREADS = threads(2, 256 << 20);

  /** The threads that all requests to WireMock together can occupy. */
  static final int THREADS = CALL_THREADS + STUB_THREADS + ADMIN_THREADS + JOURNAL_THREADS;

  private static final int MAX_WAITING = 1_000;

  private static final String JOURNAL = AdminGuard.ROOT + "/requests";

  private final EmbeddedWireMock wireMock;
  private final ResponseSizes sizes;
  private final ThreadShare calls;
  private final ThreadShare stubs;
  private final ThreadShare admin;
  private final ThreadShare journal;

  /**
   * Creates a handler.
   *
   * @param sizes gets the sizes of responses
   * @param stubs the threads for the user's stubs; see {@link #stubThreads}
   * @param pool has at least {@link #THREADS} threads
   */
  WireMockHandler(
      EmbeddedWireMock wireMock, ResponseSizes sizes, ThreadShare stubs, Executor pool) {
    this.wireMock = wireMock;
    this.sizes = sizes;
    this.stubs = stubs;
    this.calls = new ThreadShare(pool, () -> sizes.concurrent(CALL_THREADS), MAX_WAITING);
    this.admin = new ThreadShare(pool, () -> ADMIN_THREADS, MAX_WAITING);
    this.journal = new ThreadShare(pool, () -> JOURNAL_THREADS, MAX_WAITING);
  }

  /** As many as the heap has room for, but at least one. */
  private static int threads(int most, int bytesOfEach) {
    return (int) Math.max(1, Math.min(most, Runtime.getRuntime().maxMemory() / bytesOfEach));
  }

  /** The threads for the user's stubs. */
  static ThreadShare stubThreads(Executor pool, ResponseSizes sizes) {
    return new ThreadShare(pool, () -> sizes.concurrent(STUB_THREADS), MAX_WAITING);
  }

  /** How many stubs may wait for the targets of proxies, so that other stubs have threads. */
  static int proxiedRequests(ResponseSizes sizes) {
    return Math.max(1, sizes.concurrent(STUB_THREADS) * 2 / 3);
  }

  /** Serves stubs and the admin API. */
  void serve(HttpExchange exchange) {
    boolean isAdmin = exchange.path().startsWith(AdminGuard.ROOT);
    exchange.readBody(
        MAX_BODY_BYTES,
        body -> {
          if (!isAdmin && isTooLarge(exchange, body)) {
            exchange.write(ControlResponse.tooLarge(TOO_LARGE));
          } else if (!tryServe(exchange, body, threads(exchange.path()))) {
            exchange.write(ControlResponse.unavailable(TOO_MANY));
          }
        });
  }

  private static boolean isTooLarge(HttpExchange exchange, byte[] body) {
    HttpFields headers = exchange.request().getHeaders();
    String type = String.valueOf(headers.get(HttpHeader.CONTENT_TYPE));
    boolean isForm = type.toLowerCase(Locale.ROOT).contains("form-urlencoded");
    return headers.size() > Wire.MAX_HEADERS
        || exchange.path().length() > MAX_PATH_CHARACTERS
        || !WireMockLimits.hasFewParameters(exchange.query(), isForm ? body : NO_BODY);
  }

  private ThreadShare threads(String path) {
    if (!path.startsWith(AdminGuard.ROOT)) {
      return stubs;
    }
    return path.startsWith(JOURNAL) ? journal : admin;
  }

  /**
   * Serves a call of the gateway.
   *
   * @return false if too many calls wait; the exchange then has no response yet
   */
  boolean tryServe(HttpExchange call, byte[] body) {
    return tryServe(call, body, calls);
  }

  private boolean tryServe(HttpExchange exchange, byte[] body, ThreadShare threads) {
    HttpExchange repeatable = exchange.forWireMock(body, sizes);
    return threads.tryExecute(() -> repeatable.runIfOpen(() -> wireMock.serve(repeatable)));
  }
}
