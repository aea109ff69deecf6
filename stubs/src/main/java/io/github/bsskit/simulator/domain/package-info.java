/** What the operations do, knowing nothing of HTTP. */
package io.github.bsskit.simulator.domain;
