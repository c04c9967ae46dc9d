package org.songline.engine.run;

import org.songline.engine.plan.DeviceSpec;

/** A device with its state, kept by the model's id for as long as the song has it. */
sealed interface Unit permits DeviceUnit, NoteUnit, ModulatorUnit {
  DeviceSpec spec();

  /** Frames by which the processor's output lags. */
  int frames();
}
