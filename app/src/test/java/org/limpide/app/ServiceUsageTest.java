package org.limpide.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands of the service, typed wrongly: one sentence, and nothing is begun. */
class ServiceUsageTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          serve --port many                    | --port : « many » ne convient pas, attendu : un nombre entier | --port: “many” does not fit
          serve --port 99999                   | --port : « 99999 » ne convient pas, attendu : 0-65535 | --port: “99999” does not fit
          serve --log xml                      | --log : « xml » ne convient pas, attendu : lines, json | --log: “xml” does not fit
          serve --proxy proxy.example          | --proxy : « proxy.example » ne convient pas, attendu : une adresse numérique | --proxy: “proxy.example” does not fit
          serve --public-url ftp://a.example   | --public-url : « ftp://a.example » ne convient pas | --public-url: “ftp://a.example” does not fit
          serve --public-url https://a.b/?c=d  | --public-url : « https://a.b/?c=d » ne convient pas | --public-url: “https://a.b/?c=d” does not fit
          serve --tls-cert /nowhere.pem        | --tls-cert et --tls-key vont ensemble | --tls-cert and --tls-key go together
          serve --tls-cert /no --tls-key /no   | illisible : /no           | cannot be read: /no
          serve --database-url jdbc:mysql://a  | --database-url : attendu : jdbc:postgresql://… | --database-url: expected: jdbc:postgresql://…
          serve --colour                       | option inconnue : --colour | unknown option: --colour
          restore                              | il manque : FILE          | missing: FILE
          restore /nowhere.zip                 | illisible : /nowhere.zip  | cannot be read: /nowhere.zip
          backup here                          | je ne sais pas quoi faire de « here » | I do not know what to do with “here”
          backup --out                         | --out attend une valeur   | --out needs a value
          demo --port 70000                    | --port : « 70000 » ne convient pas | --port: “70000” does not fit
          demo --shop-port=-1                  | --shop-port : « -1 » ne convient pas | --shop-port: “-1” does not fit
          demo --port 8081                     | --port et --shop-port : deux ports différents | --port and --shop-port: two different ports
          demo --database-url sqlite           | --database-url : attendu : jdbc:postgresql://… | --database-url: expected: jdbc:postgresql://…
          """)
  void wrongUsageIsOneSentenceInTheUsersLanguage(String line, String french, String english) {
    says(line + data(line), french);
    if (!line.startsWith("backup") && !line.startsWith("restore")) {
      says(line + data(line) + " --lang=en", english);
    }
    assertThat(folder).isEmptyDirectory();
  }

  private String data(String line) {
    return line.endsWith("--out") ? "" : " --data " + folder;
  }

  private static void says(String line, String sentence) {
    Typed typed = Typed.command(line.split(" +"));
    assertThat(typed.code()).as(line + typed.err()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err().lines()).hasSize(2);
    assertThat(typed.err().lines().findFirst().orElseThrow()).startsWith("limpide : " + sentence);
    assertThat(typed.err()).contains("--help").doesNotContain("\tat ", "Exception");
  }

  @Test
  void everyMistakeOfTheSettingsFileIsToldAtOnceAndNothingIsStarted() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("limpide.properties"),
            """
            limpide.mail.host = smtp.example
            limpide.mail.prot = 25
            limpide.mail.port = twenty-five
            """);

    says(
        "serve --data " + folder,
        file
            + " : limpide.mail.port : valeur qui ne convient pas ; limpide.mail.prot : réglage inconnu");

    assertThat(folder.toFile().list()).containsExactly("limpide.properties");
  }

  @Test
  void helpIsDataAndNotAnError() {
    for (String command : new String[] {"serve", "demo", "backup", "restore"}) {
      Typed typed = Typed.command(command, "--help");
      assertThat(typed.code()).isZero();
      assertThat(typed.out()).contains("limpide " + command);
      assertThat(typed.err()).isEmpty();
    }
    assertThat(Typed.command().out()).contains("serve", "demo", "backup", "restore");
  }
}
