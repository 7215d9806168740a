package org.filterscope;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/** The rules of the house with the room that only this profile builds. */
@ArchTag("spark")
@AnalyzeClasses(
    packages = "org.filterscope",
    importOptions = SparkHouseRulesTest.WithoutTests.class)
class SparkHouseRulesTest {

  @ArchTest static final ArchTests ALL = ArchTests.in(HouseRulesTest.class);

  /** Leaves out the tests, which are in another folder than ArchUnit expects. */
  static final class WithoutTests implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/");
    }
  }
}
