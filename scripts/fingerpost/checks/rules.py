"""Every rule by its family: its name, and what it guards in one short sentence.

Each has a page with a wrong and a right example under docs/making/rules, and a test holds the
three together: this list, those pages, and the names that the code can give.
"""

from __future__ import annotations

from collections.abc import Mapping

FAMILIES: Mapping[str, Mapping[str, str]] = {
    "Files and folders": {
        "bytes": "A file is plain text that can be read.",
        "empty": "A file says something.",
        "engine": "The proof and a plain walk agree.",
        "file-kind": "A guide folder holds only .yml files.",
        "file-name": "A file’s name can be part of an address.",
        "file-read": "Every file can be opened.",
        "file-size": "A file is not over 1 MB.",
        "file-unknown": "Every file lies in its place.",
        "folder": "Each folder belongs to an audience.",
        "guide-missing": "The folder has a guide.yml.",
        "page-taken": "A page made from a pathway never replaces one written by hand.",
        "shared-first": "Problems of the shared files are mended first.",
        "symlink": "No file stands in for one that lies elsewhere.",
        "wrong-folder": "A pathway lies in the folder of its audience.",
    },
    "Reading the file": {
        "alias": "A file does not grow when its repeated parts are written out.",
        "colon": "Every key has its colon, and text with a colon has quotes.",
        "duplicate": "A name stands only once.",
        "indent": "A line starts as far to the right as its neighbours.",
        "key": "What stands before a colon is a word.",
        "nesting": "Lists and maps are not nested over 40 deep.",
        "quotes": "Every quotation mark is closed.",
        "tabs": "Lines are moved to the right with spaces.",
        "tag": "Text that begins with an exclamation mark has quotes.",
        "yaml": "Every line can be read.",
    },
    "What a file may say": {
        "block-empty": "Every block shows something.",
        "choice": "A field with a list of values has one of them.",
        "empty-text": "A line that needs words has some.",
        "fact-form": "A question that asks a fact has answers that say it.",
        "kind": "A text is a text, a list a list and a map a map.",
        "label-missing": "Every answer has words for the reader.",
        "missing": "Nothing that a reader needs is left out.",
        "name": "Names are small letters, digits and hyphens.",
        "passing-form": "only_when and otherwise stand together.",
        "reserved": "No step has a name that is a word of the language.",
        "rule-form": "Every line of a list of rules is a rule.",
        "rule-order": "otherwise is the last rule.",
        "step-kind": "A step is a question, an action or an outcome.",
        "tick-go": "One tick does not lead somewhere alone.",
        "unknown-key": "Every line is one that belongs there.",
        "value": "Dates, ages, true and false are written in one way.",
        "wording-missing": "A shared question or response has words for this audience.",
        "wrong-key": "A step has only what its kind can have.",
    },
    "Names that lead nowhere": {
        "area-unknown": "An area is one that guide.yml names.",
        "ask-unknown": "A shared question is in questions.yml.",
        "audience-unknown": "An audience is one that guide.yml names.",
        "contact-unknown": "A contact is in contacts.yml.",
        "evidence-unknown": "Evidence is in evidence.yml.",
        "go-unknown": "An answer, a step or a rule leads to a step of this file.",
        "pathway-unknown": "A pathway that is linked to is there.",
        "response-unknown": "A response is in responses.yml.",
        "service-unknown": "A service is named in guide.yml and a contact provides it.",
        "situation-unknown": "A situation is in situations.yml.",
        "term-unknown": "A term is in glossary.yml.",
    },
    "Conditions": {
        "condition-answer": "A condition names an answer that its question has.",
        "condition-circle": "Named conditions do not lean on each other in a circle.",
        "condition-form": "A condition is written as one.",
        "condition-long": "A condition stays short when its names are written out.",
        "condition-step": "A condition names a question of this file.",
        "condition-unknown": "A named condition is explained under conditions.",
        "condition-unused": "Every named condition is used.",
    },
    "Where the steps lead": {
        "act-late": "An outcome is not later than what it shows.",
        "block-never": "Every block can show.",
        "contact-unfit": "A contact fits what was answered.",
        "dead-end": "Every walk goes on until an outcome.",
        "loop": "No step is met twice on one walk.",
        "no-contact": "Every outcome names somebody to reach.",
        "not-asked": "A condition looks back at a question that can have been asked.",
        "nothing-shown": "An outcome always shows something.",
        "rule-never": "Every rule can apply.",
        "too-many-questions": "No walk asks more than 12 questions.",
        "too-tangled": "A pathway can be proved.",
        "unreachable": "Every step can be reached.",
        "variant-never": "All varying words can show.",
    },
    "Safety": {
        "danger-first": "One of the first two questions can always lead to help now.",
        "no-act": "Every outcome says when to act.",
        "no-actor": "Every outcome says who acts.",
        "not-sure-late": "Somebody who is not sure never gets help later.",
        "not-sure-missing": (
            "Questions on danger, injury, suicide and safeguarding offer “not sure”."
        ),
    },
    "Scenarios and situations": {
        "scenario-answer": "A scenario gives answers that its questions have.",
        "scenario-hides": "What a scenario must hide does not show.",
        "scenario-missing": "A scenario answers every question that it meets.",
        "scenario-reaches": "A scenario reaches the outcome that it says.",
        "scenario-shows": "What a scenario must show does show.",
        "scenario-situation": "A scenario meets its situation with the agreed response and time.",
        "scenario-unused": "A scenario gives no answers that are never asked for.",
        "situation-unmet": "Every situation is met in every audience that it concerns.",
        "uncovered": "Scenarios come by every answer and rule.",
    },
    "The directory": {
        "ages-straddle": "An answer’s ages lie inside or outside a contact’s.",
        "crisis-contact": "Help for now is open day and night.",
        "no-channel": "Every contact can be reached.",
        "number-form": "A number can be rung.",
        "number-retired": "A retired number is never shown.",
        "raw-number": "Telephone numbers stand only in contacts.yml.",
        "unverified": "Somebody has checked each contact and source.",
    },
    "Words": {
        "long-sentence": "Sentences are short.",
        "reading-age": "A page is no harder to read than its readers need.",
        "title-twice": "No two pathways of an audience have one title.",
        "words-grading": "Nobody is graded by risk.",
        "words-method": "How self-harm is done is never told.",
        "words-secrecy": "No page promises secrecy.",
        "words-stigma": "Words do not hurt.",
        "words-substitute": "No page suggests something that hurts in its place.",
    },
    "Forms of text": {
        "body-attribute": "Words have no braces and no backslashes.",
        "body-block": "Words keep to paragraphs, lists, bold, quotes and links.",
        "body-character": "There are no invisible characters.",
        "body-code": "Words are not set as code.",
        "body-definition": "A link is written in one piece.",
        "body-heading": "Words have no headings and lines of their own.",
        "body-html": "Words have no HTML.",
        "body-image": "Words have no pictures.",
        "body-link": "A link leads to a contact, a pathway, a term or an https address.",
        "body-table": "Words have no tables.",
    },
    "Dates and owners": {
        "date-order": "Dates come in their order.",
        "for-unread": "Words for the other side are read again when the step changes.",
        "overdue": "Nothing is past its date.",
        "text-ended": "Text that has ended is taken out.",
        "unowned": "An approved guide has owners who have agreed.",
        "unreviewed": "An approved guide has been reviewed.",
    },
    "Walking a pathway": {
        "answer": "fingerpost walk is given answers that the pathway has.",
    },
}

RULES: Mapping[str, str] = {
    name: guards for family in FAMILIES.values() for name, guards in family.items()
}
"""What each rule guards, by the name that messages show."""
