
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'openlist-faq' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'openlist-faq'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'openlist-faq' {
            [CompletionResult]::new('--log', '--log', [CompletionResultType]::ParameterName, 'Open with what this log shows: a file, a folder, - a pipe')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh; else as configured, or the locale''s')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source, openlist or alist, or all')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read the configuration from this file')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: palette, auto, dark, light or none')
            [CompletionResult]::new('--borders', '--borders', [CompletionResultType]::ParameterName, 'Frames: lines or ascii')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to print colours: auto, always or never')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Go on reading the log as it grows')
            [CompletionResult]::new('--no-state', '--no-state', [CompletionResultType]::ParameterName, 'Remember nothing, and leave out what is remembered')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Ask and answer line by line instead of the browser')
            [CompletionResult]::new('--no-mouse', '--no-mouse', [CompletionResultType]::ParameterName, 'Leave the mouse to the terminal')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all entries')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one entry')
            [CompletionResult]::new('search', 'search', [CompletionResultType]::ParameterValue, 'Find the entries of an error')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Find what a log shows: the lines that prove it, and the fixes')
            [CompletionResult]::new('doctor', 'doctor', [CompletionResultType]::ParameterValue, 'Tell what is found here: language, terminal, clipboards, files')
            [CompletionResult]::new('copy', 'copy', [CompletionResultType]::ParameterValue, 'Copy a command of an entry')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print all entries as one document, in both languages or in --lang')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Find what is wrong with documentation pages')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page')
            [CompletionResult]::new('config', 'config', [CompletionResultType]::ParameterValue, 'Look at the configuration, or begin one')
            break
        }
        'openlist-faq;list' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh; else as configured, or the locale''s')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source, openlist or alist, or all')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read the configuration from this file')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: palette, auto, dark, light or none')
            [CompletionResult]::new('--borders', '--borders', [CompletionResultType]::ParameterName, 'Frames: lines or ascii')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to print colours: auto, always or never')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON')
            [CompletionResult]::new('--no-state', '--no-state', [CompletionResultType]::ParameterName, 'Remember nothing, and leave out what is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'openlist-faq;show' {
            [CompletionResult]::new('aliyundrive-too-many-requests', 'aliyundrive-too-many-requests', [CompletionResultType]::ParameterValue, 'aliyundrive-too-many-requests')
            [CompletionResult]::new('aliyundrive-exceed-capacity', 'aliyundrive-exceed-capacity', [CompletionResultType]::ParameterValue, 'aliyundrive-exceed-capacity')
            [CompletionResult]::new('token-expired', 'token-expired', [CompletionResultType]::ParameterValue, 'token-expired')
            [CompletionResult]::new('refresh-token-missing', 'refresh-token-missing', [CompletionResultType]::ParameterValue, 'refresh-token-missing')
            [CompletionResult]::new('forbidden-drive-not-valid', 'forbidden-drive-not-valid', [CompletionResultType]::ParameterValue, 'forbidden-drive-not-valid')
            [CompletionResult]::new('network-problem', 'network-problem', [CompletionResultType]::ParameterValue, 'network-problem')
            [CompletionResult]::new('mount-path-not-unique', 'mount-path-not-unique', [CompletionResultType]::ParameterValue, 'mount-path-not-unique')
            [CompletionResult]::new('mount-path-required', 'mount-path-required', [CompletionResultType]::ParameterValue, 'mount-path-required')
            [CompletionResult]::new('meta-path-not-unique', 'meta-path-not-unique', [CompletionResultType]::ParameterValue, 'meta-path-not-unique')
            [CompletionResult]::new('meta-path-required', 'meta-path-required', [CompletionResultType]::ParameterValue, 'meta-path-required')
            [CompletionResult]::new('site-not-allow-mount', 'site-not-allow-mount', [CompletionResultType]::ParameterValue, 'site-not-allow-mount')
            [CompletionResult]::new('region-not-available', 'region-not-available', [CompletionResultType]::ParameterValue, 'region-not-available')
            [CompletionResult]::new('search-not-available', 'search-not-available', [CompletionResultType]::ParameterValue, 'search-not-available')
            [CompletionResult]::new('baidu-photo-name', 'baidu-photo-name', [CompletionResultType]::ParameterValue, 'baidu-photo-name')
            [CompletionResult]::new('root-folder-id-not-found', 'root-folder-id-not-found', [CompletionResultType]::ParameterValue, 'root-folder-id-not-found')
            [CompletionResult]::new('regexp-nothing-to-repeat', 'regexp-nothing-to-repeat', [CompletionResultType]::ParameterValue, 'regexp-nothing-to-repeat')
            [CompletionResult]::new('sign-in-locked', 'sign-in-locked', [CompletionResultType]::ParameterValue, 'sign-in-locked')
            [CompletionResult]::new('add-storage-first', 'add-storage-first', [CompletionResultType]::ParameterValue, 'add-storage-first')
            [CompletionResult]::new('onedrive-mysite', 'onedrive-mysite', [CompletionResultType]::ParameterValue, 'onedrive-mysite')
            [CompletionResult]::new('address-in-use', 'address-in-use', [CompletionResultType]::ParameterValue, 'address-in-use')
            [CompletionResult]::new('upload-413', 'upload-413', [CompletionResultType]::ParameterValue, 'upload-413')
            [CompletionResult]::new('list-sort-61008', 'list-sort-61008', [CompletionResultType]::ParameterValue, 'list-sort-61008')
            [CompletionResult]::new('config-permission-denied', 'config-permission-denied', [CompletionResultType]::ParameterValue, 'config-permission-denied')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh; else as configured, or the locale''s')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source, openlist or alist, or all')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read the configuration from this file')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: palette, auto, dark, light or none')
            [CompletionResult]::new('--borders', '--borders', [CompletionResultType]::ParameterName, 'Frames: lines or ascii')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to print colours: auto, always or never')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON')
            [CompletionResult]::new('--no-state', '--no-state', [CompletionResultType]::ParameterName, 'Remember nothing, and leave out what is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'openlist-faq;search' {
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'Print so many hits at the most')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh; else as configured, or the locale''s')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source, openlist or alist, or all')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read the configuration from this file')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: palette, auto, dark, light or none')
            [CompletionResult]::new('--borders', '--borders', [CompletionResultType]::ParameterName, 'Frames: lines or ascii')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to print colours: auto, always or never')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON')
            [CompletionResult]::new('--no-state', '--no-state', [CompletionResultType]::ParameterName, 'Remember nothing, and leave out what is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'openlist-faq;explain' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh; else as configured, or the locale''s')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source, openlist or alist, or all')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read the configuration from this file')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: palette, auto, dark, light or none')
            [CompletionResult]::new('--borders', '--borders', [CompletionResultType]::ParameterName, 'Frames: lines or ascii')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to print colours: auto, always or never')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('--brief', '--brief', [CompletionResultType]::ParameterName, 'Print a line for each entry only')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON, an object in each line')
            [CompletionResult]::new('--follow', '--follow', [CompletionResultType]::ParameterName, 'Go on at the end and report lines as they arrive')
            [CompletionResult]::new('--no-redact', '--no-redact', [CompletionResultType]::ParameterName, 'Quote tokens, passwords and addresses as they are')
            [CompletionResult]::new('--no-state', '--no-state', [CompletionResultType]::ParameterName, 'Remember nothing, and leave out what is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'openlist-faq;doctor' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh; else as configured, or the locale''s')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source, openlist or alist, or all')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read the configuration from this file')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: palette, auto, dark, light or none')
            [CompletionResult]::new('--borders', '--borders', [CompletionResultType]::ParameterName, 'Frames: lines or ascii')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to print colours: auto, always or never')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON')
            [CompletionResult]::new('--no-state', '--no-state', [CompletionResultType]::ParameterName, 'Remember nothing, and leave out what is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'openlist-faq;copy' {
            [CompletionResult]::new('aliyundrive-too-many-requests', 'aliyundrive-too-many-requests', [CompletionResultType]::ParameterValue, 'aliyundrive-too-many-requests')
            [CompletionResult]::new('aliyundrive-exceed-capacity', 'aliyundrive-exceed-capacity', [CompletionResultType]::ParameterValue, 'aliyundrive-exceed-capacity')
            [CompletionResult]::new('token-expired', 'token-expired', [CompletionResultType]::ParameterValue, 'token-expired')
            [CompletionResult]::new('refresh-token-missing', 'refresh-token-missing', [CompletionResultType]::ParameterValue, 'refresh-token-missing')
            [CompletionResult]::new('forbidden-drive-not-valid', 'forbidden-drive-not-valid', [CompletionResultType]::ParameterValue, 'forbidden-drive-not-valid')
            [CompletionResult]::new('network-problem', 'network-problem', [CompletionResultType]::ParameterValue, 'network-problem')
            [CompletionResult]::new('mount-path-not-unique', 'mount-path-not-unique', [CompletionResultType]::ParameterValue, 'mount-path-not-unique')
            [CompletionResult]::new('mount-path-required', 'mount-path-required', [CompletionResultType]::ParameterValue, 'mount-path-required')
            [CompletionResult]::new('meta-path-not-unique', 'meta-path-not-unique', [CompletionResultType]::ParameterValue, 'meta-path-not-unique')
            [CompletionResult]::new('meta-path-required', 'meta-path-required', [CompletionResultType]::ParameterValue, 'meta-path-required')
            [CompletionResult]::new('site-not-allow-mount', 'site-not-allow-mount', [CompletionResultType]::ParameterValue, 'site-not-allow-mount')
            [CompletionResult]::new('region-not-available', 'region-not-available', [CompletionResultType]::ParameterValue, 'region-not-available')
            [CompletionResult]::new('search-not-available', 'search-not-available', [CompletionResultType]::ParameterValue, 'search-not-available')
            [CompletionResult]::new('baidu-photo-name', 'baidu-photo-name', [CompletionResultType]::ParameterValue, 'baidu-photo-name')
            [CompletionResult]::new('root-folder-id-not-found', 'root-folder-id-not-found', [CompletionResultType]::ParameterValue, 'root-folder-id-not-found')
            [CompletionResult]::new('regexp-nothing-to-repeat', 'regexp-nothing-to-repeat', [CompletionResultType]::ParameterValue, 'regexp-nothing-to-repeat')
            [CompletionResult]::new('sign-in-locked', 'sign-in-locked', [CompletionResultType]::ParameterValue, 'sign-in-locked')
            [CompletionResult]::new('add-storage-first', 'add-storage-first', [CompletionResultType]::ParameterValue, 'add-storage-first')
            [CompletionResult]::new('onedrive-mysite', 'onedrive-mysite', [CompletionResultType]::ParameterValue, 'onedrive-mysite')
            [CompletionResult]::new('address-in-use', 'address-in-use', [CompletionResultType]::ParameterValue, 'address-in-use')
            [CompletionResult]::new('upload-413', 'upload-413', [CompletionResultType]::ParameterValue, 'upload-413')
            [CompletionResult]::new('list-sort-61008', 'list-sort-61008', [CompletionResultType]::ParameterValue, 'list-sort-61008')
            [CompletionResult]::new('config-permission-denied', 'config-permission-denied', [CompletionResultType]::ParameterValue, 'config-permission-denied')
            [CompletionResult]::new('--set', '--set', [CompletionResultType]::ParameterName, 'Put a value in for a placeholder; can be repeated')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh; else as configured, or the locale''s')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source, openlist or alist, or all')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read the configuration from this file')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: palette, auto, dark, light or none')
            [CompletionResult]::new('--borders', '--borders', [CompletionResultType]::ParameterName, 'Frames: lines or ascii')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to print colours: auto, always or never')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('--print', '--print', [CompletionResultType]::ParameterName, 'Print the command and copy nothing')
            [CompletionResult]::new('--no-state', '--no-state', [CompletionResultType]::ParameterName, 'Remember nothing, and leave out what is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'openlist-faq;export' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'json, yaml, markdown or html')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh; else as configured, or the locale''s')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source, openlist or alist, or all')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read the configuration from this file')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: palette, auto, dark, light or none')
            [CompletionResult]::new('--borders', '--borders', [CompletionResultType]::ParameterName, 'Frames: lines or ascii')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to print colours: auto, always or never')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('--no-state', '--no-state', [CompletionResultType]::ParameterName, 'Remember nothing, and leave out what is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'openlist-faq;check' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh; else as configured, or the locale''s')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source, openlist or alist, or all')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read the configuration from this file')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: palette, auto, dark, light or none')
            [CompletionResult]::new('--borders', '--borders', [CompletionResultType]::ParameterName, 'Frames: lines or ascii')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to print colours: auto, always or never')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON')
            [CompletionResult]::new('--no-state', '--no-state', [CompletionResultType]::ParameterName, 'Remember nothing, and leave out what is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'openlist-faq;completions' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh; else as configured, or the locale''s')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source, openlist or alist, or all')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read the configuration from this file')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: palette, auto, dark, light or none')
            [CompletionResult]::new('--borders', '--borders', [CompletionResultType]::ParameterName, 'Frames: lines or ascii')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to print colours: auto, always or never')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('--no-state', '--no-state', [CompletionResultType]::ParameterName, 'Remember nothing, and leave out what is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'openlist-faq;man' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh; else as configured, or the locale''s')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source, openlist or alist, or all')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read the configuration from this file')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: palette, auto, dark, light or none')
            [CompletionResult]::new('--borders', '--borders', [CompletionResultType]::ParameterName, 'Frames: lines or ascii')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to print colours: auto, always or never')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('--no-state', '--no-state', [CompletionResultType]::ParameterName, 'Remember nothing, and leave out what is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'openlist-faq;config' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh; else as configured, or the locale''s')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source, openlist or alist, or all')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read the configuration from this file')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: palette, auto, dark, light or none')
            [CompletionResult]::new('--borders', '--borders', [CompletionResultType]::ParameterName, 'Frames: lines or ascii')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to print colours: auto, always or never')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('--no-state', '--no-state', [CompletionResultType]::ParameterName, 'Remember nothing, and leave out what is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('path', 'path', [CompletionResultType]::ParameterValue, 'Print where the configuration file is, or would be')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write a sample there')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Print every setting and who chose it')
            [CompletionResult]::new('keys', 'keys', [CompletionResultType]::ParameterValue, 'Print every command of the browser and its keys')
            break
        }
        'openlist-faq;config;path' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh; else as configured, or the locale''s')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source, openlist or alist, or all')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read the configuration from this file')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: palette, auto, dark, light or none')
            [CompletionResult]::new('--borders', '--borders', [CompletionResultType]::ParameterName, 'Frames: lines or ascii')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to print colours: auto, always or never')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('--no-state', '--no-state', [CompletionResultType]::ParameterName, 'Remember nothing, and leave out what is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'openlist-faq;config;init' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh; else as configured, or the locale''s')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source, openlist or alist, or all')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read the configuration from this file')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: palette, auto, dark, light or none')
            [CompletionResult]::new('--borders', '--borders', [CompletionResultType]::ParameterName, 'Frames: lines or ascii')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to print colours: auto, always or never')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('--no-state', '--no-state', [CompletionResultType]::ParameterName, 'Remember nothing, and leave out what is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'openlist-faq;config;show' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh; else as configured, or the locale''s')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source, openlist or alist, or all')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read the configuration from this file')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: palette, auto, dark, light or none')
            [CompletionResult]::new('--borders', '--borders', [CompletionResultType]::ParameterName, 'Frames: lines or ascii')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to print colours: auto, always or never')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON')
            [CompletionResult]::new('--no-state', '--no-state', [CompletionResultType]::ParameterName, 'Remember nothing, and leave out what is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'openlist-faq;config;keys' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh; else as configured, or the locale''s')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source, openlist or alist, or all')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from this folder')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Read the configuration from this file')
            [CompletionResult]::new('--theme', '--theme', [CompletionResultType]::ParameterName, 'Colours: palette, auto, dark, light or none')
            [CompletionResult]::new('--borders', '--borders', [CompletionResultType]::ParameterName, 'Frames: lines or ascii')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'Whether to print colours: auto, always or never')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON')
            [CompletionResult]::new('--no-state', '--no-state', [CompletionResultType]::ParameterName, 'Remember nothing, and leave out what is remembered')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
