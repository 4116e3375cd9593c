package org.limpide.journal.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.limpide.journal.tree.TreeHasher;

class NoteTest {
  /** The keys and the note that Go's golang.org/x/mod/sumdb/note is tested with. */
  private static final String SECRET =
      "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

  private static final String PUBLIC =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
  private static final String TEXT =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  private static final String PETER =
      "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
  private static final String ENOCH =
      "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";
  private static final String ENOCH_KEY =
      "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";

  @Test
  void theKnownKeySignsTheKnownNote() {
    NoteSigner signer = NoteSigner.parse(SECRET);
    assertThat(signer.verifier()).hasToString(PUBLIC);
    assertThat(signer.secret()).isEqualTo(SECRET);
    assertThat(SignedNote.sign(TEXT, signer)).hasToString(TEXT + "\n" + PETER);
    assertThat(signer.toString()).doesNotContain("AYEKFALV");
  }

  @Test
  void aKnownKeyIsFoundAmongUnknownOnes() {
    SignedNote note = SignedNote.parse(TEXT + "\n" + PETER + ENOCH);
    VerifierKey peter = VerifierKey.parse(PUBLIC);
    assertThat(note.signedBy(peter)).isTrue();
    assertThat(note.signedOnlyBy(List.of(peter))).isFalse();
    assertThat(SignedNote.parse(TEXT + "\n" + ENOCH).signedBy(peter)).isFalse();
    assertThat(note).hasToString(TEXT + "\n" + PETER + ENOCH);
  }

  @Test
  void everyMangledKeyIsRefused() {
    for (int start = 0; start < PUBLIC.length(); start++) {
      for (int end = start + 1; end <= PUBLIC.length(); end++) {
        String part = PUBLIC.substring(start, end);
        if (!part.equals(PUBLIC)) {
          assertThatThrownBy(() -> VerifierKey.parse(part))
              .isInstanceOf(MalformedNoteException.class);
        }
      }
    }
    for (int i = 0; i < PUBLIC.length(); i++) {
      char[] letters = PUBLIC.toCharArray();
      letters[i]++;
      assertThatThrownBy(() -> VerifierKey.parse(new String(letters)))
          .isInstanceOf(MalformedNoteException.class);
    }
  }

  @Test
  void anyChangedByteOfANoteIsFound() {
    byte[] note = (TEXT + "\n" + PETER).getBytes(StandardCharsets.UTF_8);
    VerifierKey peter = VerifierKey.parse(PUBLIC);
    for (int bit = 0; bit < note.length * 8; bit++) {
      byte[] changed = note.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      boolean accepted;
      try {
        accepted = SignedNote.parse(changed).signedBy(peter);
      } catch (MalformedNoteException e) {
        accepted = false;
      }
      assertThat(accepted).as("bit %d", bit).isFalse();
    }
  }

  @Test
  void malformedNotesAreRefused() {
    for (String bad :
        List.of(
            TEXT,
            TEXT + "\n",
            TEXT + "\n" + PETER.strip(),
            "\u0001" + TEXT + "\n" + PETER,
            TEXT + "\n" + PETER + "Unexpected line.\n",
            TEXT + "\n" + "— Bad Name x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZI=\n",
            TEXT + "\n" + PETER.repeat(101))) {
      assertThatThrownBy(() -> SignedNote.parse(bad)).isInstanceOf(MalformedNoteException.class);
    }
    assertThatThrownBy(() -> SignedNote.parse(new byte[] {(byte) 0xff, '\n', '\n', '\n'}))
        .isInstanceOf(MalformedNoteException.class);
  }

  @Test
  void aBadSignatureOfAKnownKeySpoilsTheNote() {
    SignedNote note = SignedNote.parse(TEXT + "\n" + PETER + ENOCH);
    NoteSignature bad =
        new NoteSignature("PeterNeumann", note.signatures().getFirst().keyId(), new byte[64]);
    SignedNote both = new SignedNote(TEXT, List.of(note.signatures().getFirst(), bad));
    assertThat(both.signedBy(VerifierKey.parse(PUBLIC))).isFalse();
  }

  @Test
  void aWitnessCosignsWithATime() {
    NoteSigner log = NoteSigner.generate("journal.example/1");
    NoteSigner witness = NoteSigner.witness("witness.example/w1");
    Checkpoint checkpoint = Checkpoint.sign("journal.example/1", 0, new TreeHasher().empty(), log);
    Instant when = Instant.parse("2026-11-25T04:00:00Z");
    Checkpoint cosigned =
        Checkpoint.parse(checkpoint.with(witness.cosign(checkpoint.note(), when)).toString());
    assertThat(witness.verifier().cosigned(cosigned.note())).contains(when);
    assertThat(witness.verifier().cosigned(checkpoint.note())).isEmpty();
    assertThat(cosigned.note().signedBy(log.verifier())).isTrue();
    assertThat(cosigned.note().signedOnlyBy(List.of(log.verifier(), witness.verifier()))).isTrue();
    assertThat(VerifierKey.parse(witness.verifier().toString())).isEqualTo(witness.verifier());
    assertThat(NoteSigner.parse(witness.secret()).verifier()).isEqualTo(witness.verifier());
  }

  @Test
  void aCosignatureForAnotherTimeIsRefused() {
    NoteSigner witness = NoteSigner.witness("witness.example/w1");
    SignedNote note = SignedNote.sign("a\n", NoteSigner.generate("a"));
    NoteSignature cosignature = witness.cosign(note, Instant.ofEpochSecond(5));
    cosignature.bytes()[7] = 6;
    assertThat(witness.verifier().cosigned(note.with(cosignature))).isEmpty();
  }

  /**
   * The example of the specification of tlog-cosignature, which is cut in its signature of the
   * witness only.
   */
  @Test
  void theSpecificationsCheckpointIsRead() {
    String text =
        """
        example.com/behind-the-sofa
        20852163
        CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

        — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
        — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
        """;
    Checkpoint checkpoint = Checkpoint.parse(text);
    assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
    assertThat(checkpoint.size()).isEqualTo(20_852_163);
    assertThat(checkpoint).hasToString(text);
    assertThat(checkpoint.note().signatures())
        .extracting(NoteSignature::name)
        .containsExactly("example.com/behind-the-sofa", "witness.example.com/w1");
    assertThatThrownBy(() -> Checkpoint.parse(text.replace("20852163", "020852163")))
        .isInstanceOf(MalformedNoteException.class);
    assertThat(VerifierKey.parse(ENOCH_KEY).cosigns()).isFalse();
  }

  @Test
  void aProofIsOneText() {
    NoteSigner log = NoteSigner.generate("journal.example/1");
    byte[] entry = {1, 2, 3};
    Checkpoint checkpoint =
        Checkpoint.sign("journal.example/1", 1, new TreeHasher().leaf(entry), log);
    TlogProof proof = new TlogProof(java.util.Optional.of("YWJj"), 0, List.of(), checkpoint);
    TlogProof read = TlogProof.parse(proof.toString());
    assertThat(read).hasToString(proof.toString());
    assertThat(read.leadsFrom(entry)).isTrue();
    assertThat(read.leadsFrom(new byte[] {1, 2, 4})).isFalse();
    assertThat(proof.toString())
        .startsWith("c2sp.org/tlog-proof@v1\nextra YWJj\nindex 0\n\njournal.example/1\n1\n");
    assertThatThrownBy(() -> TlogProof.parse(proof.toString().replace("index 0", "index 00")))
        .isInstanceOf(MalformedNoteException.class);
  }
}
