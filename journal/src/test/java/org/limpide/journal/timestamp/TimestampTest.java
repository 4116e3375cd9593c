package org.limpide.journal.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.limpide.journal.note.Checkpoint;
import org.limpide.journal.note.NoteSigner;
import org.limpide.journal.tree.TreeHasher;

class TimestampTest {
  private static final Instant WHEN = Instant.parse("2026-11-25T04:00:00Z");

  private final NoteSigner log = NoteSigner.generate("journal.example/1");
  private final Checkpoint checkpoint =
      Checkpoint.sign("journal.example/1", 1, new TreeHasher().leaf(new byte[] {1}), log);
  private final Checkpoint other =
      Checkpoint.sign("journal.example/1", 1, new TreeHasher().leaf(new byte[] {2}), log);

  @Test
  void aTimestampIsCheckedWhenItComesAndAgainLater() throws Exception {
    LocalAuthority authority = new LocalAuthority(KeyPurposeId.id_kp_timeStamping);
    TimestampQuery query = TimestampQuery.of(checkpoint);
    Timestamp stamp =
        query.answered(authority.answer(query.bytes(), WHEN), List.of(authority.root));
    assertThat(stamp.time()).isEqualTo(WHEN);
    Timestamp later = TimestampCheck.of(stamp.token(), checkpoint, List.of(authority.root));
    assertThat(later.time()).isEqualTo(WHEN);
    assertThat(later.serial()).isEqualTo(42);
    NoteSigner witness = NoteSigner.witness("w");
    Checkpoint cosigned = checkpoint.with(witness.cosign(checkpoint.note(), WHEN));
    assertThat(TimestampCheck.of(stamp.token(), cosigned, List.of(authority.root)).time())
        .isEqualTo(WHEN);
  }

  @Test
  void aTimestampOfAnotherCheckpointIsRefused() throws Exception {
    LocalAuthority authority = new LocalAuthority(KeyPurposeId.id_kp_timeStamping);
    TimestampQuery query = TimestampQuery.of(checkpoint);
    byte[] toAnother = authority.answer(TimestampQuery.of(other).bytes(), WHEN);
    assertThatThrownBy(() -> query.answered(toAnother, List.of(authority.root)))
        .isInstanceOf(RefusedTimestampException.class);
    byte[] token =
        query.answered(authority.answer(query.bytes(), WHEN), List.of(authority.root)).token();
    assertThatThrownBy(() -> TimestampCheck.of(token, other, List.of(authority.root)))
        .isInstanceOf(RefusedTimestampException.class)
        .hasMessageContaining("something else");
  }

  @Test
  void theAnswerToAnEarlierQuestionIsRefused() throws Exception {
    LocalAuthority authority = new LocalAuthority(KeyPurposeId.id_kp_timeStamping);
    byte[] earlier = authority.answer(TimestampQuery.of(checkpoint).bytes(), WHEN);
    assertThatThrownBy(
            () -> TimestampQuery.of(checkpoint).answered(earlier, List.of(authority.root)))
        .isInstanceOf(RefusedTimestampException.class);
  }

  @Test
  void anUnknownOrUnfitOrExpiredAuthorityIsRefused() throws Exception {
    LocalAuthority authority = new LocalAuthority(KeyPurposeId.id_kp_timeStamping);
    LocalAuthority stranger = new LocalAuthority(KeyPurposeId.id_kp_timeStamping);
    TimestampQuery query = TimestampQuery.of(checkpoint);
    byte[] answer = authority.answer(query.bytes(), WHEN);
    assertThatThrownBy(() -> query.answered(answer, List.of(stranger.root)))
        .isInstanceOf(RefusedTimestampException.class)
        .hasMessageContaining("no trusted authority");
    byte[] expired = authority.answer(query.bytes(), LocalAuthority.END.plusSeconds(60));
    assertThatThrownBy(() -> query.answered(expired, List.of(authority.root)))
        .isInstanceOf(RefusedTimestampException.class);
    assertThatThrownBy(
            () -> new LocalAuthority(KeyPurposeId.id_kp_serverAuth).answer(query.bytes(), WHEN))
        .isNotNull();
  }

  @Test
  void noChangedByteOfATokenChangesWhatItSays() throws Exception {
    LocalAuthority authority = new LocalAuthority(KeyPurposeId.id_kp_timeStamping);
    TimestampQuery query = TimestampQuery.of(checkpoint);
    byte[] token =
        query.answered(authority.answer(query.bytes(), WHEN), List.of(authority.root)).token();
    int believed = 0;
    for (int i = 0; i < token.length; i++) {
      byte[] changed = token.clone();
      changed[i] ^= 1;
      try {
        Timestamp stamp = TimestampCheck.of(changed, checkpoint, List.of(authority.root));
        assertThat(stamp.time()).isEqualTo(WHEN);
        assertThat(stamp.serial()).isEqualTo(42);
        believed++;
      } catch (RefusedTimestampException e) {
        continue;
      }
    }
    // the envelope has a few bytes that say nothing, such as an algorithm's absent parameters
    assertThat(believed).isLessThan(token.length / 20);
  }
}
