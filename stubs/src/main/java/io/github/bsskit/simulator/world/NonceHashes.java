package io.github.bsskit.simulator.world;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/** Hashes of nonces, 8 bytes each; sorted as unsigned numbers when they are read. */
final class NonceHashes extends AbstractList<Long> implements RandomAccess {

  private final long[] hashes;
  private boolean isSorted;

  NonceHashes(long[] hashes) {
    this.hashes = hashes;
  }

  @Override
  public synchronized Long get(int index) {
    if (!isSorted) {
      sort();
    }
    return hashes[index];
  }

  /** Numbers with their first bit inverted sort as unsigned ones. */
  private void sort() {
    for (int at = 0; at < hashes.length; at++) {
      hashes[at] ^= Long.MIN_VALUE;
    }
    Arrays.sort(hashes);
    for (int at = 0; at < hashes.length; at++) {
      hashes[at] ^= Long.MIN_VALUE;
    }
    isSorted = true;
  }

  @Override
  public int size() {
    return hashes.length;
  }
}
