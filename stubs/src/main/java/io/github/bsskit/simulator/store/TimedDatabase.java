package io.github.bsskit.simulator.store;

import io.github.bsskit.simulator.metrics.StoreCounts;
import io.github.bsskit.simulator.metrics.StoreCounts.Kind;
import java.util.Optional;

/** Counts the work of a database. */
final class TimedDatabase implements Database {

  private final Database database;
  private final StoreCounts counts;

  TimedDatabase(Database database, StoreCounts counts) {
    this.database = database;
    this.counts = counts;
    counts.setPool(database::publishPool);
  }

  @Override
  public <T> T read(Work<T> work) {
    return counts.time(Kind.READ, () -> database.read(work));
  }

  @Override
  public <T> T scan(Work<T> work) {
    return counts.time(Kind.READ, () -> database.scan(work));
  }

  @Override
  public <T> T change(Work<T> work) {
    return counts.time(Kind.CHANGE, () -> database.change(work));
  }

  @Override
  public CallResult keep(CallSteps steps) {
    return counts.time(Kind.KEEP, () -> database.keep(steps));
  }

  @Override
  public Optional<String> problem() {
    return database.problem();
  }

  @Override
  public void publishPool(Object registry) {
    database.publishPool(registry);
  }

  @Override
  public boolean isOrdered() {
    return database.isOrdered();
  }

  @Override
  public Optional<String> rowId() {
    return database.rowId();
  }

  @Override
  public void close() {
    database.close();
  }
}
