package io.github.bsskit.simulator.host;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.HttpConfiguration;

/**
 * The time in which a simulator that is stopped reports that it is not ready and goes on serving,
 * so that load balancers turn to others before connections are refused.
 */
final class Drain {

  private final Duration time;
  private final CallReports reports;
  private final CountDownLatch end = new CountDownLatch(1);

  /** A drain that takes some time; none if it is zero. */
  Drain(Duration time, CallReports reports) {
    this.time = time;
    this.reports = reports;
  }

  /**
   * Waits for the time, or until another thread calls {@link #end}.
   *
   * @param wire gets a customizer by which clients close their HTTP/1.1 connections
   */
  void run(HttpConfiguration wire) {
    if (time.isZero()) {
      return;
    }
    wire.addCustomizer(
        (request, headers) -> {
          headers.put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
          return request;
        });
    reports.event("drain-begun", "Calls are served for " + time.toSeconds() + " s more.");
    // Last, because whoever sees it expects the rest.
    reports.simulation().readiness().drain();
    try {
      end.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    reports.event("drain-ended", "Running calls are finished; no further calls are accepted.");
  }

  /** Ends the drain, or skips it if it has not begun. */
  void end() {
    end.countDown();
  }
}
