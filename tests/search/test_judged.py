"""How often the right page is among the first."""

from . import judged


def test_right_page_is_among_the_first_three_for_nearly_all_questions(home):
    judged.publish(home)
    judgements = list(judged.judge())
    wrong = [judgement for judgement in judgements if not judgement.is_right]
    assert len(judgements) >= 90
    assert {judgement.language for judgement in judgements} == set(judged.PAGES)
    assert 1 - len(wrong) / len(judgements) >= judged.ENOUGH, wrong
