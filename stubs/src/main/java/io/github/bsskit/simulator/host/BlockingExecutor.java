package io.github.bsskit.simulator.host;

import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers on threads that may wait.
 *
 * @param threads has as many as may wait at once
 */
record BlockingExecutor(Executor threads) {

  /** What answers a request, and may fail. */
  @FunctionalInterface
  interface Answering {

    void run() throws Exception;
  }

  /** ClockState a request on. */
  void answer(Request request, Response response, Callback callback, Answering answering) {
    threads.execute(() -> guard(request, response, callback, answering));
  }

  /**
   * Answers at once, and answers a failure as well, be it that the memory was too small: nobody
   * else does once a body has come in pieces.
   */
  static void guard(Request request, Response response, Callback callback, Answering answering) {
    try {
      answering.run();
    } catch (Throwable fault) {
      Response.writeError(request, response, callback, fault);
    }
  }
}
