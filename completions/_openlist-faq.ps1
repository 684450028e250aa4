
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
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source only: openlist or alist')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from DIR instead of those built in')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by this way only: native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('--plain', '--plain', [CompletionResultType]::ParameterName, 'Ask and answer line by line instead of opening the browser (also with TERM=dumb or ACCESSIBLE=1)')
            [CompletionResult]::new('--no-mouse', '--no-mouse', [CompletionResultType]::ParameterName, 'Leave the mouse to the terminal')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('list', 'list', [CompletionResultType]::ParameterValue, 'List all entries')
            [CompletionResult]::new('show', 'show', [CompletionResultType]::ParameterValue, 'Show one entry')
            [CompletionResult]::new('copy', 'copy', [CompletionResultType]::ParameterValue, 'Copy a command of an entry')
            [CompletionResult]::new('export', 'export', [CompletionResultType]::ParameterValue, 'Print all entries as one document')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Find what is wrong with documentation pages')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print the manual page')
            break
        }
        'openlist-faq;list' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source only: openlist or alist')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from DIR instead of those built in')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by this way only: native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'openlist-faq;show' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source only: openlist or alist')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from DIR instead of those built in')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by this way only: native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'openlist-faq;copy' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source only: openlist or alist')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from DIR instead of those built in')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by this way only: native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('--print', '--print', [CompletionResultType]::ParameterName, 'Print the command and copy nothing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'openlist-faq;export' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'json, yaml, markdown or html; in both languages unless --lang chooses one')
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source only: openlist or alist')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from DIR instead of those built in')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by this way only: native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'openlist-faq;check' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source only: openlist or alist')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from DIR instead of those built in')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by this way only: native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('--json', '--json', [CompletionResultType]::ParameterName, 'Print JSON')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'openlist-faq;completions' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source only: openlist or alist')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from DIR instead of those built in')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by this way only: native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'openlist-faq;man' {
            [CompletionResult]::new('--lang', '--lang', [CompletionResultType]::ParameterName, 'Language: en or zh (else OPENLIST_FAQ_LANG, the configuration, the locale)')
            [CompletionResult]::new('--source', '--source', [CompletionResultType]::ParameterName, 'Show one source only: openlist or alist')
            [CompletionResult]::new('--catalogue', '--catalogue', [CompletionResultType]::ParameterName, 'Read catalogue.yaml and its pages from DIR instead of those built in')
            [CompletionResult]::new('--clipboard', '--clipboard', [CompletionResultType]::ParameterName, 'Copy by this way only: native, tmux, osc52, command:PROGRAM or none')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
