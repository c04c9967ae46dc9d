package org.songline.devices;

import org.jspecify.annotations.Nullable;

/** Remembers which values were seen last, so that a device need not look at each of them again. */
public final class ValuesWatch {
  private @Nullable Values seen;
  private long version;

  /** Whether these are the values that were last {@linkplain #see seen}, all unchanged. */
  public boolean same(Values values) {
    return values == seen && values.version() == version;
  }

  public void see(Values values) {
    seen = values;
    version = values.version();
  }
}
