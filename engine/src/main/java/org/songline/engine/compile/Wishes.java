package org.songline.engine.compile;

import java.util.EnumSet;
import java.util.Set;
import org.songline.engine.plan.Outlet;

/**
 * What a plan shall offer and how it may run.
 *
 * @param outlets what is wanted; the mix is always there
 * @param lanes whether equal devices of different strips are run side by side; they sound the same,
 *     but their state cannot move to another plan, and nothing can be tapped between them
 */
public record Wishes(Set<Outlet> outlets, boolean lanes) {
  public static final Wishes MIX = new Wishes(EnumSet.of(Outlet.MIX), true);

  public Wishes {
    outlets = Set.copyOf(outlets);
    lanes = lanes && !outlets.contains(Outlet.TAPS);
  }

  boolean wanted(Outlet outlet) {
    return outlets.contains(outlet);
  }
}
