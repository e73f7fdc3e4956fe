"""法学引注手册: Chinese notes, and foreign works in their own languages. Words in `data/styles/law_manual.yaml`."""
