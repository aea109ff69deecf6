package io.github.bsskit.simulator.world;

/** The numbers of a state that several simulators share. */
public interface SharedNumbers {

  /**
   * Draws random numbers with the seed.
   *
   * @return how many were drawn before
   * @throws StoreUnavailableException if the store is
   */
  long draw(int count);

  /**
   * Reserves order numbers, which are odd.
   *
   * @param block the day of the order, or a block that continues a day
   * @param before the number before the first of the block
   * @param count how many, at least 1
   * @return the last of them
   * @throws StoreUnavailableException if the store is
   */
  long reserve(long block, long before, int count);
}
