package org.limpide.app;

import org.limpide.law.Language;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code fr} or {@code en}, and nothing else. */
final class LanguageOption implements ITypeConverter<Language> {
  @Override
  public Language convert(String given) {
    for (Language language : Language.values()) {
      if (language.code().equalsIgnoreCase(given.strip())) {
        return language;
      }
    }
    throw new TypeConversionException(Usage.unfit(given, "fr, en"));
  }
}
