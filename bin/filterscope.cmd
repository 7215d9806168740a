@echo off
rem Starts Filterscope, or one of its commands: bin\filterscope [COMMAND] [OPTION]...
setlocal
for %%I in ("%~dp0..") do set "ROOT=%%~fI"
set "JAR=%ROOT%\target\filterscope.jar"
if not exist "%JAR%" (
  echo filterscope: %JAR% is missing. Build it first: cd "%ROOT%", then mvn -q -DskipTests package 1>&2
  exit /b 1
)
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
where /q "%JAVA%" 2>nul || if not exist "%JAVA%.exe" (
  echo filterscope: Java is not installed, or not where JAVA_HOME or the path say. Install Java 17 or newer, or let JAVA_HOME name its folder. 1>&2
  exit /b 1
)
rem Threads that wait are not to spin; see bin/filterscope.
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=PASSIVE"
rem Windows does not say what a processor can do, but AMD's family 26 is Zen 5, which has AVX-512; see bin/openblas-coretype.
if not defined OPENBLAS_CORETYPE echo %PROCESSOR_IDENTIFIER% | findstr /r /c:"Family 26 .*AuthenticAMD" >nul && set "OPENBLAS_CORETYPE=SkylakeX"
"%JAVA%" "@%ROOT%\bin\jvm.options" "-Dfilterscope.root=%ROOT%" -jar "%JAR%" %*
exit /b %ERRORLEVEL%
