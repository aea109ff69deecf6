package io.github.bsskit.world;

import java.util.ArrayList;
import java.util.List;

/** All orders. */
public final class Orders {

  private final List<Order> orders = new ArrayList<>();

  Orders() {}

  /** Records an order; every order is a new one, since no parameter makes a repetition harmless. */
  public synchronized void add(Order order) {
    orders.add(order);
  }

  /** All orders, in the order of their coming. */
  public synchronized List<Order> all() {
    return List.copyOf(orders);
  }
}
