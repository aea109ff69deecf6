package io.github.bsskit.simulator.world;

import java.util.AbstractCollection;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The hashes of a key's nonces, sorted. They are not copied: its iterator copies a small group at a
 * time. So it may return nonces that are used later, and that are not kept any more.
 */
final class NonceHashes extends AbstractList<Long> {

  private final LongSet hashes;
  private final Object monitor;
  private final int size;
  private List<Long> copy;

  /**
   * Creates a view.
   *
   * @param monitor guards the set
   */
  NonceHashes(LongSet hashes, Object monitor) {
    this.hashes = hashes;
    this.monitor = monitor;
    this.size = hashes.size();
  }

  @Override
  public Long get(int index) {
    if (copy == null) {
      copy = List.copyOf(new Elements());
    }
    return copy.get(index);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public Iterator<Long> iterator() {
    return new GroupIterator();
  }

  /** What the iterator returns, for copying. */
  private final class Elements extends AbstractCollection<Long> {

    @Override
    public Iterator<Long> iterator() {
      return new GroupIterator();
    }

    @Override
    public int size() {
      return size;
    }
  }

  private final class GroupIterator implements Iterator<Long> {
    private final int groups;
    private int nextGroup;
    private long[] group = {};
    private int next;

    private GroupIterator() {
      synchronized (monitor) {
        groups = hashes.groups();
        if (groups == 1) {
          readGroup();
        }
      }
    }

    private void readGroup() {
      synchronized (monitor) {
        group = hashes.sorted(nextGroup);
      }
      nextGroup++;
      next = 0;
    }

    @Override
    public boolean hasNext() {
      while (next == group.length && nextGroup < groups) {
        readGroup();
      }
      return next < group.length;
    }

    @Override
    public Long next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return group[next++];
    }
  }
}
