; The Windows installer. Built by installer/package.py:
;   makensis -DVERSION=0.1.0 -DSOURCE=dist\grc-desktop -DTARGET=dist\grc-desktop-0.1.0-setup.exe grc-desktop.nsi
; Installs for the current user, without asking for an administrator; the customers' base is never touched.

Unicode true
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestDPIAware true

!include "MUI2.nsh"

Name "GRC Desktop"
OutFile "${TARGET}"
InstallDir "$LOCALAPPDATA\Programs\GRC Desktop"
InstallDirRegKey HKCU "Software\GRC Desktop" "Folder"

!define MUI_ABORTWARNING
!ifdef ICON
  !define MUI_ICON "${ICON}"
  !define MUI_UNICON "${ICON}"
!endif

!insertmacro MUI_PAGE_LICENSE "${SOURCE}${SLASH}_internal${SLASH}LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\GRC Desktop.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "French"
!insertmacro MUI_LANGUAGE "English"

!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\GRC Desktop"

Section
  SetOutPath "$INSTDIR"
  RMDir /r "$INSTDIR\_internal" ; an older version's libraries would be loaded beside the new ones
  File /r "${SOURCE}${SLASH}*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\GRC Desktop.lnk" "$INSTDIR\GRC Desktop.exe"
  WriteRegStr HKCU "Software\GRC Desktop" "Folder" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "DisplayName" "GRC Desktop"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\GRC Desktop.exe"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  RMDir /r "$INSTDIR\_internal"
  Delete "$INSTDIR\GRC Desktop.exe"
  Delete "$INSTDIR\grc-desktop.exe"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\GRC Desktop.lnk"
  DeleteRegKey HKCU "${ENTRY}"
  DeleteRegKey HKCU "Software\GRC Desktop"
SectionEnd
