package io.github.bsskit.simulator.world;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** The first elements of a list that only grows. It copies nothing. */
final class GrowingList<T> extends AbstractList<T> implements RandomAccess {

  private final List<T> all;
  private final int size;
  private final Object monitor;

  /**
   * Creates a view.
   *
   * @param monitor guards the list
   */
  GrowingList(List<T> all, int size, Object monitor) {
    this.all = all;
    this.size = size;
    this.monitor = monitor;
  }

  @Override
  public T get(int index) {
    Objects.checkIndex(index, size);
    synchronized (monitor) {
      return all.get(index);
    }
  }

  @Override
  public int size() {
    return size;
  }
}
