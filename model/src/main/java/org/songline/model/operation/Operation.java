package org.songline.model.operation;

import org.songline.model.edit.Transaction;
import org.songline.model.song.Song;

public sealed interface Operation {
  Transaction on(Song song);

  record Nothing() implements Operation {
    @Override
    public Transaction on(Song song) {
      return Transaction.of("Nothing");
    }
  }
}
