package io.github.bsskit.simulator.cli;

import io.github.bsskit.simulator.BssSimulator;
import io.github.bsskit.simulator.host.QueuedOutput;
import java.time.Duration;
import java.util.Optional;

/**
 * Ends a run when the process is asked to stop. Each step has a time limit. A second signal ends
 * the drain.
 */
final class EndOfRun implements Runnable {

  /** How long the simulator may take to stop. */
  private static final Duration CLOSE_LIMIT = Duration.ofMillis(800);

  private final BssSimulator simulator;
  private final int port;
  private final Optional<PortFile> portFile;
  private final QueuedOutput out;
  private final Duration drain;
  private volatile boolean isAnnounced;

  EndOfRun(BssSimulator simulator, Optional<PortFile> portFile, QueuedOutput out, Duration drain) {
    this.drain = drain;
    this.simulator = simulator;
    this.port = simulator.port();
    this.portFile = portFile;
    this.out = out;
  }

  /** From now on a last line is printed. */
  void announced() {
    isAnnounced = true;
  }

  /** Stops the simulator and prints what the run would have bought as the last line. */
  @Override
  public void run() {
    if (!drain.isZero()) {
      SecondSignal.runs(simulator::endDrain);
    }
    Thread closing = new Thread(this::close, "close");
    closing.setDaemon(true);
    closing.start();
    try {
      closing.join(CLOSE_LIMIT.plus(drain).toMillis());
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    if (isAnnounced) {
      out.printLast(simulator.wouldHaveBought(), SimulatorCommand.OUTPUT_LIMIT);
    }
  }

  /** Leaves nothing behind after a failure of the start. */
  void abandon(Throwable failure) {
    try {
      simulator.endDrain();
      close();
    } catch (Throwable further) {
      failure.addSuppressed(further);
    }
  }

  private void close() {
    portFile.ifPresent(file -> file.delete(port));
    simulator.close();
  }
}
